package dev.parapet.scp.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.scp.evaluate.Decision;
import dev.parapet.scp.evaluate.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code cases.json}: where a list stands for a principal, an action or a resource, each is a case. */
final class CaseReader {
    /** The member account in which nearly all cases play. */
    private static final String MEMBER = "111122223333";

    private CaseReader() {}

    static List<Case> read(JsonNode cases) {
        return cases.valueStream().flatMap(CaseReader::each).toList();
    }

    private static Stream<Case> each(JsonNode node) {
        String id = node.path("id").asText();
        return node.has("at")
                ? Stream.of(new Case.Setting(id, node.path("at").asText(), node.path("value")))
                : calls(id, node).stream();
    }

    private static List<Case> calls(String id, JsonNode node) {
        Decision expected = node.path("decision").asText().equals("deny") ? Decision.DENY : Decision.ALLOW;
        String account = node.path("account").asText(MEMBER);
        Map<String, List<String>> context = new HashMap<>();
        node.path("context").properties().forEach(key -> context.put(key.getKey(), texts(key.getValue())));
        List<Case> calls = new ArrayList<>();
        for (String principal : texts(node.path("principal"))) {
            for (String action : texts(node.path("action"))) {
                for (String resource : texts(node.path("resource"))) {
                    calls.add(new Case.Call(
                            id,
                            Request.of(principal, account, List.of(), action, resource, context, Set.of()),
                            expected));
                }
            }
        }
        return calls;
    }

    private static List<String> texts(JsonNode node) {
        return node.isArray() ? node.valueStream().map(JsonNode::asText).toList() : List.of(node.asText());
    }
}
