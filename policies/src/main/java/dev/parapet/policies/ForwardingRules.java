package dev.parapet.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Control;
import dev.parapet.core.Json;
import dev.parapet.core.Trigger;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The EventBridge rules a member account needs, folded: one a source and kind of event, however many guardrails listen.
 * A folded rule matches whatever one of its patterns matches, and a little more; the exact patterns decide behind it.
 */
public final class ForwardingRules {
    private ForwardingRules() {}

    /** Rule name to pattern; the names are stable, so that a deployment updates rules instead of replacing them. */
    public static Map<String, String> of(Collection<Control> controls) {
        Map<String, ObjectNode> folded = new TreeMap<>();
        controls.stream()
                .flatMap(control -> control.triggers().stream())
                .forEach(trigger -> folded.merge(name(trigger), parse(trigger), ForwardingRules::fold));
        Map<String, String> rules = new TreeMap<>();
        folded.forEach((name, pattern) -> rules.put(name, pattern.toString()));
        return rules;
    }

    private static String name(Trigger trigger) {
        String kind = trigger.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return "parapet-%s-%s".formatted(trigger.source().substring("aws.".length()), kind);
    }

    private static ObjectNode parse(Trigger trigger) {
        try {
            return (ObjectNode) Json.read(trigger.pattern());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a trigger's own pattern is not JSON: " + trigger, e);
        }
    }

    /** A condition that only one of the two makes is dropped; conditions on the same field are joined. */
    private static ObjectNode fold(ObjectNode one, ObjectNode other) {
        ObjectNode both = Json.object();
        one.properties().stream()
                .filter(field -> other.has(field.getKey()))
                .forEach(field -> both.set(field.getKey(), join(field.getValue(), other.get(field.getKey()))));
        return both;
    }

    private static JsonNode join(JsonNode one, JsonNode other) {
        if (one instanceof ObjectNode left && other instanceof ObjectNode right) {
            return fold(left, right);
        }
        ArrayNode union = one.<ArrayNode>deepCopy();
        other.forEach(value -> {
            if (!contains(union, value)) {
                union.add(value);
            }
        });
        return union;
    }

    private static boolean contains(ArrayNode values, JsonNode wanted) {
        for (JsonNode value : values) {
            if (value.equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
