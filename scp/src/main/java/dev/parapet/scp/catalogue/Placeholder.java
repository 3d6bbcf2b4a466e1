package dev.parapet.scp.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills <code>{{key}}</code> into texts. A list makes a text of each of its values; an empty one makes none.
 *
 * @param bound in a statement that is repeated: what the list is here; {@code #} is the number of the repetition
 */
record Placeholder(Parameters parameters, Map<String, String> bound) {
    static final Pattern PATTERN = Pattern.compile("\\{\\{([a-z-]+|#)}}");

    Placeholder {
        bound = Map.copyOf(bound);
    }

    static Parameter parameter(String key) {
        return Parameter.named(key)
                .orElseThrow(() ->
                        new IllegalStateException("a document speaks of {{%s}}, which nobody can set".formatted(key)));
    }

    Placeholder with(String key, String value, int number) {
        return new Placeholder(parameters, Map.of(key, value, "#", String.valueOf(number)));
    }

    List<String> fill(String text) {
        Matcher first = PATTERN.matcher(text);
        if (!first.find()) {
            return List.of(text);
        }
        List<String> filled = new ArrayList<>();
        for (String value : values(first.group(1))) {
            filled.addAll(fill(text.substring(0, first.start()) + value + text.substring(first.end())));
        }
        return filled;
    }

    /** A text that has one value. */
    String one(String text) {
        List<String> filled = fill(text);
        if (filled.size() != 1) {
            throw new IllegalStateException("'%s' makes %d texts where one must stand".formatted(text, filled.size()));
        }
        return filled.getFirst();
    }

    List<String> values(String key) {
        return bound.containsKey(key)
                ? List.of(bound.get(key))
                : parameters
                        .values(parameter(key))
                        .orElseThrow(() -> new IllegalStateException("{{%s}} is not set".formatted(key)));
    }
}
