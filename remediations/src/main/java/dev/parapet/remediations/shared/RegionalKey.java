package dev.parapet.remediations.shared;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Parameter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The KMS key an organization set. A key serves its own region; one with replicas (mrk-…) serves theirs, too. */
public final class RegionalKey {
    private static final String NAME = "kmsKey";
    private static final Pattern ARN = Pattern.compile("(arn:[\\w-]+:kms:)([a-z0-9-]+)(:\\d{12}:key/)([\\w-]+)");

    private final Matcher arn;

    private RegionalKey(Matcher arn) {
        this.arn = arn;
    }

    /** The setting as it is published; {@code standard} says which key is used without it. */
    public static Parameter parameter(String standard) {
        return new Parameter(
                NAME,
                "The ARN of the KMS key to encrypt with, in its own region; one of a multi-Region key holds in every region.",
                standard);
    }

    /**
     * The key that is set; empty when none is.
     *
     * @throws IllegalArgumentException for any other setting, and for what is no ARN of a key
     */
    public static Optional<RegionalKey> in(Map<String, JsonNode> parameters, String guardrail) {
        JsonNode key = parameters.get(NAME);
        if (parameters.size() != (key == null ? 0 : 1)) {
            throw new IllegalArgumentException(guardrail + " takes only " + NAME);
        }
        return Optional.ofNullable(key).map(text -> of(text.asText()));
    }

    private static RegionalKey of(String text) {
        Matcher arn = ARN.matcher(text);
        if (!arn.matches()) {
            throw new IllegalArgumentException(NAME + " takes the ARN of a KMS key (arn:aws:kms:…:key/…)");
        }
        return new RegionalKey(arn);
    }

    /** Its ARN in a region; empty where it cannot be used. */
    public Optional<String> in(String region) {
        return arn.group(2).equals(region) || arn.group(4).startsWith("mrk-")
                ? Optional.of(arn.group(1) + region + arn.group(3) + arn.group(4))
                : Optional.empty();
    }
}
