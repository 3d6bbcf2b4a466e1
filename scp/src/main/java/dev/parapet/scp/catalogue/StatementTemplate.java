package dev.parapet.scp.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import dev.parapet.scp.language.Operator;
import dev.parapet.scp.language.Wildcards;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement, filled in so that an empty list means what it says: a statement about no resource is none, a condition that no value
 * can satisfy is never true, and an exemption of nobody exempts nobody.
 */
record StatementTemplate(ObjectNode template) {
    private static final String REPEAT = "ForEach";

    /** One, none, or, with {@code ForEach}, one for each value of a list. */
    Stream<ObjectNode> fill(Placeholder placeholder) {
        JsonNode repeat = template.path(REPEAT);
        if (repeat.isMissingNode()) {
            return once(placeholder).stream();
        }
        String key = repeat.textValue().replaceAll("[{}]", "");
        List<String> values = placeholder.values(key);
        return Stream.iterate(0, i -> i < values.size(), i -> i + 1)
                .flatMap(i -> once(placeholder.with(key, values.get(i), i + 1)).stream());
    }

    private Optional<ObjectNode> once(Placeholder placeholder) {
        ObjectNode filled = Json.object();
        for (Map.Entry<String, JsonNode> element : template.properties()) {
            JsonNode value = element.getValue();
            switch (element.getKey()) {
                case REPEAT -> {}
                case "Condition" -> {
                    Optional<ObjectNode> conditions = conditions(value, placeholder);
                    if (conditions.isEmpty()) {
                        return Optional.empty();
                    }
                    if (!conditions.get().isEmpty()) {
                        filled.set("Condition", conditions.get());
                    }
                }
                case "NotResource" -> {
                    List<String> texts = texts(value, placeholder);
                    filled.set(
                            texts.isEmpty() ? "Resource" : "NotResource",
                            texts.isEmpty() ? Json.text("*") : list(texts));
                }
                case "Action", "NotAction", "Resource" -> {
                    List<String> texts = uncovered(texts(value, placeholder));
                    if (texts.isEmpty()) {
                        return Optional.empty();
                    }
                    filled.set(element.getKey(), list(texts));
                }
                default -> filled.put(element.getKey(), placeholder.one(value.textValue()));
            }
        }
        return Optional.of(filled);
    }

    /** Empty when a condition can never hold. */
    private static Optional<ObjectNode> conditions(JsonNode block, Placeholder placeholder) {
        ObjectNode filled = Json.object();
        for (Map.Entry<String, JsonNode> operator : block.properties()) {
            for (Map.Entry<String, JsonNode> line : operator.getValue().properties()) {
                List<String> values = uncovered(texts(line.getValue(), placeholder));
                if (!values.isEmpty()) {
                    filled.withObjectProperty(operator.getKey()).set(placeholder.one(line.getKey()), list(values));
                } else if (!negated(operator.getKey())) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(filled);
    }

    private static boolean negated(String operator) {
        return Operator.read(operator).orElseThrow().test().negated();
    }

    private static List<String> texts(JsonNode value, Placeholder placeholder) {
        Stream<JsonNode> items = value.isArray() ? value.valueStream() : Stream.of(value);
        return items.flatMap(item -> placeholder.fill(item.textValue()).stream())
                .distinct()
                .toList();
    }

    /** Without the patterns that another one covers: the deployer's role where the whole path is exempt. */
    private static List<String> uncovered(List<String> patterns) {
        List<String> kept = new ArrayList<>(patterns);
        kept.removeIf(each -> patterns.stream()
                .anyMatch(other -> !other.equals(each) && other.endsWith("/*") && Wildcards.match(other, each)));
        return kept;
    }

    private static JsonNode list(List<String> texts) {
        return Json.array(texts.toArray(String[]::new));
    }
}
