package dev.parapet.scp.language;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One line of a condition block: all lines must hold, and of a line any value.
 *
 * @param key as written; its case does not count
 * @param values booleans and numbers as their texts
 */
public record Condition(Operator operator, String key, List<String> values) {
    /** The order in which they are kept and written; it has no meaning. */
    static final Comparator<Condition> ORDER = Comparator.comparing(
                    (Condition condition) -> condition.operator().word())
            .thenComparing(Condition::lowerKey);

    public Condition {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a condition on %s has no values".formatted(key));
        }
    }

    /** The key in the form in which keys are compared. */
    public String lowerKey() {
        return key.toLowerCase(Locale.ROOT);
    }
}
