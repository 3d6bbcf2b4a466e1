package dev.parapet.audit.report;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a trail reaches.
 *
 * @param records all of them, within the period or not
 * @param first when the first was written; absent in an empty trail
 * @param last when the last was
 */
public record Extent(long records, Optional<Instant> first, Optional<Instant> last) {
    static final Extent EMPTY = new Extent(0, Optional.empty(), Optional.empty());

    Extent and(LedgerEntry entry) {
        Optional<Instant> at = Optional.of(entry.at());
        return new Extent(records + 1, first.or(() -> at), at);
    }

    /** Whether any record was written before a moment. */
    boolean reaches(Instant moment) {
        return first.filter(moment::isAfter).isPresent();
    }
}
