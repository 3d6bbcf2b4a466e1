package dev.parapet.core;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How long Parapet waits between looks. AWS accepts many changes before it shows them (RDS: up to a minute), and some
 * reads fail in passing.
 *
 * @param waits the pause before each further look; their number is the number of further looks
 */
public record Patience(List<Duration> waits) {
    /** Fits in one invocation: looks after 0, 0.5, 1.5, 3.5 and 7.5 seconds. */
    public static final Patience USUAL = new Patience(
            List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)));
    /** One look and no more, for tests and for AWS stand-ins that show every change at once. */
    public static final Patience NONE = new Patience(List.of());

    public Patience {
        waits = List.copyOf(waits);
    }

    /** Lets the time pass. */
    static void pause(Duration wait) {
        LockSupport.parkNanos(wait.toNanos());
    }
}
