package dev.parapet.scp.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A request on a line of its own: <code>{"id", "principal", "account", "path": ["ou-…"], "action", "resource", "context": {}, "unknown": []}</code>.
 * Without a resource it is unknown; {@code path}, {@code context} and {@code unknown} may be left out.
 */
public record RequestLine(String id, Request request) {
    private static final List<String> FIELDS =
            List.of("id", "principal", "account", "path", "action", "resource", "context", "unknown");

    /** Reads a line. @throws FileInvalid with what is wrong; the caller knows the file and the line */
    public static RequestLine read(String line) {
        JsonNode node = object(line);
        node.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !FIELDS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new FileInvalid(
                            "a request has no field '%s'; known are %s".formatted(name, String.join(", ", FIELDS)));
                });
        String action = text(node, "action");
        if (!action.matches("[A-Za-z0-9-]+:[A-Za-z0-9]+")) {
            throw new FileInvalid("'%s' is no action; write service:Name".formatted(action));
        }
        String account = text(node, "account");
        if (!account.matches("\\d{12}")) {
            throw new FileInvalid("'%s' is no account; twelve digits".formatted(account));
        }
        JsonNode resource = node.path("resource");
        return new RequestLine(
                node.path("id").isNumber() ? node.path("id").asText() : text(node, "id"),
                Request.of(
                        text(node, "principal"),
                        account,
                        texts(node.path("path"), "path"),
                        action,
                        resource.isMissingNode() || resource.isNull()
                                ? Request.UNKNOWN_RESOURCE
                                : text(node, "resource"),
                        context(node.path("context")),
                        Set.copyOf(new HashSet<>(texts(node.path("unknown"), "unknown")))));
    }

    private static JsonNode object(String line) {
        try {
            JsonNode node = Json.read(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new FileInvalid("not JSON: " + e.getOriginalMessage(), e);
        }
        throw new FileInvalid("a request is a JSON object");
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new FileInvalid("%s is a text, and is %s".formatted(name, value.isMissingNode() ? "missing" : value));
        }
        return value.asText();
    }

    private static List<String> texts(JsonNode list, String name) {
        if (list.isMissingNode()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            if (!item.isValueNode() || item.isNull()) {
                throw new FileInvalid("%s is a list of texts".formatted(name));
            }
            texts.add(item.asText());
        }
        if (!list.isArray()) {
            throw new FileInvalid("%s is a list of texts".formatted(name));
        }
        return texts;
    }

    private static Map<String, List<String>> context(JsonNode context) {
        if (!context.isMissingNode() && !context.isObject()) {
            throw new FileInvalid("context is an object of condition keys");
        }
        Map<String, List<String>> keys = new TreeMap<>();
        context.properties().forEach(field -> {
            JsonNode value = field.getValue();
            boolean alone = value.isValueNode() && !value.isNull();
            keys.put(field.getKey(), alone ? List.of(value.asText()) : texts(value, field.getKey()));
        });
        return keys;
    }

    /** The answer on a line of its own: <code>{"id", "decision", "by": […], "unknown": […]}</code>. */
    public String answer(Verdict verdict) {
        ObjectNode answer =
                Json.object().put("id", id).put("decision", verdict.decision().word());
        answer.set("by", Json.array(verdict.by().stream().map(Cause::toString).toArray(String[]::new)));
        if (!verdict.unknown().isEmpty()) {
            answer.set("unknown", Json.array(verdict.unknown().toArray(String[]::new)));
        }
        return answer.toString();
    }
}
