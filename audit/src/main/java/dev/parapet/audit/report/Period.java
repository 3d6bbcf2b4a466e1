package dev.parapet.audit.report;

import java.time.Instant;

/**
 * What a report tells of: changes within it, and how things stood at its end.
 *
 * @param from the first moment that counts
 * @param to the first that no longer does
 */
public record Period(Instant from, Instant to) {
    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period ends after it begins: %s to %s".formatted(from, to));
        }
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
