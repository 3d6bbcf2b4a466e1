package dev.parapet.remediations.tamper_guardduty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Finding;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a call may have done, and where to look whether it did. */
final class Hints {
    /** A filter by its name, which may hide findings. */
    static final String FILTER = "filter";

    /** A list of trusted addresses by its id. */
    static final String ADDRESSES = "ipSet";

    /** A list of trusted addresses and domains by its id. */
    static final String ENTITIES = "trustedEntitySet";

    /** Features that were to be turned off. */
    static final String FEATURES = "features";

    /** The account was to leave its administrator. */
    static final String LEFT = "left";

    private Hints() {}

    static Map<String, String> of(Finding.ApiActivity call) {
        return switch (call.name()) {
            case "CreateFilter" -> named(FILTER, call.request().path("name"));
            case "UpdateFilter" -> named(FILTER, call.request().path("filterName"));
            case "CreateIPSet" -> named(ADDRESSES, call.response().path("ipSetId"));
            case "UpdateIPSet" -> named(ADDRESSES, call.request().path("ipSetId"));
            case "CreateTrustedEntitySet" -> named(ENTITIES, call.response().path("trustedEntitySetId"));
            case "UpdateTrustedEntitySet" -> named(ENTITIES, call.request().path("trustedEntitySetId"));
            case "UpdateDetector" -> features(call.request().path("features"));
            case "DisassociateFromAdministratorAccount", "DisassociateFromMasterAccount" ->
                Map.of(LEFT, "administrator");
            default -> Map.of();
        };
    }

    private static Map<String, String> named(String hint, JsonNode name) {
        return name.asText("").matches("[\\w.-]{1,64}") ? Map.of(hint, name.asText()) : Map.of();
    }

    private static Map<String, String> features(JsonNode features) {
        Stream<JsonNode> all = features.isArray() ? features.valueStream() : Stream.of();
        String off = all.filter(feature -> feature.path("status").asText("").equals("DISABLED"))
                .map(feature -> feature.path("name").asText(""))
                .filter(name -> name.matches("[A-Z0-9_]{1,64}"))
                .sorted()
                .collect(Collectors.joining(" "));
        return off.isEmpty() ? Map.of() : Map.of(FEATURES, off);
    }
}
