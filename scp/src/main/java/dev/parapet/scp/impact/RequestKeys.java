package dev.parapet.scp.impact;

import dev.parapet.scp.actions.TextLines;
import dev.parapet.scp.evaluate.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Condition keys of services that stand in requestParameters: the lines of {@code request-keys.txt}. */
final class RequestKeys {
    private static final Map<String, Way> WAYS = TextLines.cells(RequestKeys.class, "request-keys.txt").stream()
            .collect(Collectors.toUnmodifiableMap(
                    cells -> cells.get(0).toLowerCase(Locale.ROOT),
                    cells -> new Way(List.of(cells.get(1).split("\\|")), cells.size() > 2)));

    private record Way(List<String> paths, boolean absentOtherwise) {}

    private RequestKeys() {}

    /** What the event tells of a key; many different values for a key of one are not told apart. */
    static Value of(String key, Event event) {
        Way way = WAYS.get(key);
        if (way == null) {
            return Value.UNKNOWN;
        }
        Optional<List<String>> found = way.paths().stream()
                .map(event.parameters::all)
                .filter(values -> !values.isEmpty())
                .findFirst();
        if (found.isPresent()) {
            return found.get().size() == 1 ? Value.of(found.get()) : Value.UNKNOWN;
        }
        return way.absentOtherwise() && event.parameters.whole() ? Value.ABSENT : Value.UNKNOWN;
    }
}
