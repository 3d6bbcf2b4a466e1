package dev.parapet.organization.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reviewer wants to know of a new text: which statements come, go or change. */
final class PolicyDifference {
    private PolicyDifference() {}

    static String of(String before, String after) {
        String size = "%d -> %d characters".formatted(before.length(), after.length());
        Optional<Map<String, JsonNode>> old = statements(before);
        Optional<Map<String, JsonNode>> now = statements(after);
        if (old.isEmpty() || now.isEmpty()) {
            return size;
        }
        List<String> words = new ArrayList<>();
        now.get().forEach((id, statement) -> {
            if (!old.get().containsKey(id)) {
                words.add("+" + id);
            } else if (!old.get().get(id).equals(statement)) {
                words.add("~" + id);
            }
        });
        old.get().keySet().stream().filter(id -> !now.get().containsKey(id)).forEach(id -> words.add("-" + id));
        return words.isEmpty() ? size : size + ", statements " + String.join(" ", words);
    }

    private static Optional<Map<String, JsonNode>> statements(String content) {
        try {
            JsonNode found = Json.read(content).path("Statement");
            Map<String, JsonNode> byId = new LinkedHashMap<>();
            for (JsonNode statement : found.isArray() ? found : Json.arrayOf(List.of(found))) {
                byId.put(statement.path("Sid").asText("without-sid-" + byId.size()), statement);
            }
            return Optional.of(byId).filter(all -> !found.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
