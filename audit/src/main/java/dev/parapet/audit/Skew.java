package dev.parapet.audit;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Clocks that disagree about a record. Three tell of it: the detector's, the one of Parapet when it wrote, and the sequencer's
 * when the record got its place. The order in the log does not depend on any of them; what a reader makes of the times does.
 */
public final class Skew {
    /** Clocks that are set by NTP differ by less. */
    public static final Duration TOLERATED = Duration.ofMinutes(5);

    private Instant latest = Instant.MIN;

    /**
     * What is wrong with the times of the next record of the log, in a clause; empty while they fit.
     *
     * @param sequenced when it got its place, where the log says so
     */
    public Optional<String> next(AuditRecord entry, Optional<Instant> sequenced) {
        Optional<String> found = ahead("the detector", entry.cause().flatMap(Cause::time), "the record", entry.at())
                .or(() -> sequenced.flatMap(
                        placed -> ahead("the record", Optional.of(entry.at()), "the sequencer", placed)))
                .or(() -> ahead("the record before", Optional.of(latest), "this one", entry.at()));
        latest = entry.at();
        return found;
    }

    private static Optional<String> ahead(String one, Optional<Instant> early, String other, Instant late) {
        return early.filter(time -> time.isAfter(late.plus(TOLERATED)))
                .map(time -> "the clock of %s was ahead of that of %s by %d s"
                        .formatted(one, other, Duration.between(late, time).toSeconds()));
    }
}
