package dev.parapet.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.audit.log.LogStore;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.CanonicalJson;
import dev.parapet.core.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A record as the log has it: canonical JSON. What is too long for a log is laid aside under its hash, and the record names the
 * hash: {@code "before": {"size": 70211, "sha256": "…"}}. So the log vouches for it all the same.
 */
final class LoggedRecord {
    /** Some room below what an entry may hold. */
    private static final int LONGEST = 60_000;

    /** What may be long, the longest first to go. */
    private static final List<String> LONG = List.of("before", "after", "plan", "calls", "byHand", "cause", "target");

    private LoggedRecord() {}

    static byte[] bytes(AuditRecord entry, LogStore aside) {
        ObjectNode tree = (ObjectNode) Json.tree(entry);
        byte[] bytes = utf8(tree);
        for (String field : LONG) {
            if (bytes.length > LONGEST && tree.has(field)) {
                tree.set(field, laidAside(tree.get(field), aside));
                bytes = utf8(tree);
            }
        }
        return bytes;
    }

    private static JsonNode laidAside(JsonNode document, LogStore aside) {
        byte[] bytes = utf8(document);
        String hash = Json.sha256(CanonicalJson.of(document));
        aside.create(path(hash), bytes);
        return Json.object().put("sha256", hash).put("size", bytes.length);
    }

    /** Where in the log's folder a document lies. */
    static String path(String hash) {
        return "evidence/%s/%s.json".formatted(hash.substring(0, 2), hash);
    }

    private static byte[] utf8(JsonNode document) {
        return CanonicalJson.of(document).getBytes(StandardCharsets.UTF_8);
    }
}
