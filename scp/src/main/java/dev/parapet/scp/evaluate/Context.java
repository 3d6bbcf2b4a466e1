package dev.parapet.scp.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The condition keys of a request. */
@FunctionalInterface
public interface Context {
    /** No keys, and none unknown. */
    Context NONE = key -> Value.ABSENT;

    /** What is known of a key, which is in lower case. */
    Value get(String key);

    /**
     * A context that is written down.
     *
     * @param known the keys that the request carries; their case does not count
     * @param unknown keys that it may carry; one that ends in {@code *} means all that begin so
     */
    static Context of(Map<String, List<String>> known, Set<String> unknown) {
        Map<String, Value> values = new HashMap<>();
        known.forEach((key, texts) -> values.put(key.toLowerCase(Locale.ROOT), Value.of(texts)));
        Set<String> names =
                unknown.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        List<String> families = names.stream()
                .filter(name -> name.endsWith("*"))
                .map(name -> name.substring(0, name.length() - 1))
                .toList();
        return key -> {
            Value value = values.get(key);
            if (value != null) {
                return value;
            }
            boolean open = names.contains(key) || families.stream().anyMatch(key::startsWith);
            return open ? Value.UNKNOWN : Value.ABSENT;
        };
    }
}
