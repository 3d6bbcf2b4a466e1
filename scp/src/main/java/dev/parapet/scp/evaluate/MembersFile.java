package dev.parapet.scp.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts of an organization, written down:
 * <code>{"organization": "o-…", "management": "111122223333", "accounts": {"444455556666": ["ou-…", "ou-…"]}}</code>. Each account has the units
 * above it, topmost first; an account right under the root has none.
 *
 * @param organization its id, when it is told
 */
public record MembersFile(Optional<String> organization, Members members) {
    private static final Set<String> FIELDS = Set.of("organization", "management", "accounts");

    /** Reads one. @throws FileInvalid naming the file */
    public static MembersFile read(Path path) throws IOException {
        JsonFile file = new JsonFile(path);
        JsonNode document = file.object();
        document.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !FIELDS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw file.invalid(
                            "has a field '%s'; known are organization, management and accounts".formatted(name));
                });
        Map<String, List<String>> paths = new HashMap<>();
        for (Map.Entry<String, JsonNode> account : document.path("accounts").properties()) {
            if (!account.getKey().matches("\\d{12}")) {
                throw file.invalid("has an account '%s'; twelve digits".formatted(account.getKey()));
            }
            paths.put(account.getKey(), file.texts(account.getValue(), account.getKey()));
        }
        if (paths.isEmpty()) {
            throw file.invalid("lacks accounts: {\"111122223333\": [\"ou-…\"]}");
        }
        return new MembersFile(
                Optional.ofNullable(document.path("organization").textValue()),
                new Members(Optional.ofNullable(document.path("management").textValue()), paths));
    }
}
