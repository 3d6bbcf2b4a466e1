package dev.parapet.scp.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.util.List;

/** From a policy to its shortest JSON: a list of one is written as the one. */
final class PolicyWriter {
    private PolicyWriter() {}

    static String write(Policy policy) {
        ObjectNode root = Json.object();
        policy.version().ifPresent(version -> root.put("Version", version));
        policy.id().ifPresent(id -> root.put("Id", id));
        List<ObjectNode> statements =
                policy.statements().stream().map(PolicyWriter::statement).toList();
        root.set("Statement", statements.size() == 1 ? statements.getFirst() : Json.arrayOf(statements));
        return root.toString();
    }

    private static ObjectNode statement(Statement statement) {
        ObjectNode node = Json.object();
        statement.sid().ifPresent(sid -> node.put("Sid", sid));
        node.put("Effect", statement.effect().word());
        statement
                .principals()
                .ifPresent(principals ->
                        node.set(principals.not() ? "NotPrincipal" : "Principal", principals(principals)));
        node.set(
                statement.actions().not() ? "NotAction" : "Action",
                values(statement.actions().patterns()));
        statement
                .resources()
                .ifPresent(resources ->
                        node.set(resources.not() ? "NotResource" : "Resource", values(resources.patterns())));
        if (!statement.conditions().isEmpty()) {
            node.set("Condition", conditions(statement.conditions()));
        }
        return node;
    }

    private static JsonNode principals(Principals principals) {
        if (principals.bare()) {
            return Json.text("*");
        }
        ObjectNode node = Json.object();
        principals.byKind().forEach((kind, names) -> node.set(kind, values(names)));
        return node;
    }

    private static ObjectNode conditions(List<Condition> conditions) {
        ObjectNode node = Json.object();
        for (Condition condition : conditions) {
            node.withObjectProperty(condition.operator().word()).set(condition.key(), values(condition.values()));
        }
        return node;
    }

    private static JsonNode values(List<String> values) {
        if (values.size() == 1) {
            return Json.text(values.getFirst());
        }
        return JsonNodeFactory.instance
                .arrayNode()
                .addAll(values.stream().map(Json::text).toList());
    }
}
