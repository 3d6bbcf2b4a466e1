package dev.parapet.scp.impact;

import dev.parapet.scp.evaluate.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tags that a request carries; every service writes them in its own way. */
final class Tags {
    private Tags() {}

    /** {@code aws:RequestTag/KEY}; the key's case does not count. */
    static Value requestTag(String name, Event event) {
        return of(event)
                .map(tags -> Optional.ofNullable(tags.get(name)).map(Value::of).orElse(Value.ABSENT))
                .orElse(Value.UNKNOWN);
    }

    /** {@code aws:TagKeys}. */
    static Value tagKeys(Event event) {
        return of(event).map(tags -> Value.of(List.copyOf(tags.keySet()))).orElse(Value.UNKNOWN);
    }

    /** Empty when there are some that are not understood. */
    private static Optional<Map<String, String>> of(Event event) {
        Fields parameters = event.parameters;
        if (!parameters.whole()) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>();
        List<String> values = new ArrayList<>();
        Map<String, String> tags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < parameters.size(); i++) {
            String path = parameters.path(i);
            if (!path.regionMatches(true, 0, "tag", 0, 3)) {
                continue;
            }
            String last = path.substring(path.lastIndexOf('.') + 1);
            if (last.equalsIgnoreCase("key") || last.equalsIgnoreCase("tagKey")) {
                keys.add(parameters.value(i));
            } else if (last.equalsIgnoreCase("value") || last.equalsIgnoreCase("tagValue")) {
                values.add(parameters.value(i));
            } else if (path.startsWith("tags.") && path.indexOf('.', 5) < 0) {
                tags.put(last, parameters.value(i));
            }
        }
        for (int i = 0; i < keys.size() && keys.size() == values.size(); i++) {
            tags.put(keys.get(i), values.get(i));
        }
        return keys.size() != values.size() || (tags.isEmpty() && parameters.leadsBy("tag"))
                ? Optional.empty()
                : Optional.of(tags);
    }
}
