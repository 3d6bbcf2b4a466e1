package dev.parapet.audit.sequence;

import java.time.Duration;
import java.time.Instant;

/**
 * How often is published.
 *
 * @param full how many waiting records are worth it at once
 * @param longest how long the oldest may wait
 * @param most how many records one turn takes; they are all held in memory
 * @param silence after how long without a record one is made that says that there was none
 * @param lease how long a sequencer leads that is not heard of again
 */
public record Pace(int full, Duration longest, int most, Duration silence, Duration lease) {
    /** A checkpoint is at most a minute old while anything happens, and an hour while nothing does. */
    public static final Pace STANDARD =
            new Pace(256, Duration.ofSeconds(60), 1024, Duration.ofHours(1), Duration.ofSeconds(90));

    boolean isDue(Outbox.Backlog backlog, Instant now) {
        return backlog.waiting() >= full
                || backlog.oldest()
                        .filter(oldest -> apart(oldest, now, longest))
                        .isPresent();
    }

    /** A moment too far ahead was noted by a clock that is wrong; to wait for it would be to wait for ever. */
    static boolean apart(Instant then, Instant now, Duration length) {
        return Duration.between(then, now).abs().compareTo(length) >= 0;
    }
}
