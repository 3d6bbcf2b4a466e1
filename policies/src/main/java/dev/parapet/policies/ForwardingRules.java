package dev.parapet.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Control;
import dev.parapet.core.Json;
import dev.parapet.core.Trigger;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The EventBridge rules a member account needs, folded: one a source and kind of event, however many guardrails listen.
 * A folded rule matches whatever one of its patterns matches, and a little more; the exact patterns decide behind it.
 */
public final class ForwardingRules {
    private static final int LONGEST = 2048;

    private ForwardingRules() {}

    /** Rule name to pattern; the names are stable, so that a deployment updates rules instead of replacing them. */
    public static Map<String, String> of(Collection<Control> controls) {
        Map<String, ObjectNode> folded = new TreeMap<>();
        controls.stream()
                .flatMap(control -> control.triggers().stream())
                .forEach(trigger -> folded.merge(name(trigger), parse(trigger), ForwardingRules::fold));
        Map<String, String> rules = new TreeMap<>();
        folded.forEach((name, pattern) -> rules.put(name, fitting(pattern).toString()));
        return rules;
    }

    /**
     * EventBridge takes 2,048 characters. A pattern that is longer loses its longest condition and forwards more: an event
     * more costs a millionth of a dollar, an event less a fault that nobody sees.
     */
    private static ObjectNode fitting(ObjectNode pattern) {
        ObjectNode fitting = pattern.deepCopy();
        while (fitting.toString().length() > LONGEST) {
            loosen(fitting);
        }
        return fitting;
    }

    private static void loosen(ObjectNode pattern) {
        conditions((ObjectNode) pattern.path("detail"))
                .max(Comparator.comparingInt(Condition::length))
                .ifPresent(longest -> longest.in().remove(longest.field()));
    }

    /** A list of values that an event's field must be among. */
    private record Condition(ObjectNode in, String field) {
        int length() {
            return in.path(field).toString().length();
        }
    }

    private static Stream<Condition> conditions(ObjectNode node) {
        return node.properties().stream().flatMap(field -> switch (field.getValue()) {
            case ObjectNode inner -> conditions(inner);
            case ArrayNode branches
            when field.getKey().equals("$or") ->
                branches.valueStream().flatMap(branch -> conditions((ObjectNode) branch));
            default -> Stream.of(new Condition(node, field.getKey()));
        });
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
                .forEach(field -> both.set(
                        field.getKey(),
                        field.getKey().equals("$or")
                                ? branches(field.getValue(), other.get("$or"))
                                : join(field.getValue(), other.get(field.getKey()))));
        return both;
    }

    /** Triggers of one kind have the same alternatives in the same order: each is folded with its like. */
    private static ArrayNode branches(JsonNode one, JsonNode other) {
        ArrayNode both = Json.array();
        for (int i = 0; i < one.size(); i++) {
            both.add(fold((ObjectNode) one.get(i), (ObjectNode) other.get(i)));
        }
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
