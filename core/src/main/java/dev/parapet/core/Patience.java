package dev.parapet.core;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How long Parapet waits before it looks again. AWS accepts many changes before it shows them (RDS: up to a minute), and
 * some calls fail in passing.
 *
 * @param shows the pause before each further look at a change that AWS accepted; their number is the number of looks
 * @param breath the pause after a call that failed in passing; longer each time
 */
public record Patience(List<Duration> shows, Duration breath) {
    /** Fits in one invocation: looks after 0, 0.5, 1.5, 3.5 and 7.5 seconds. */
    public static final Patience USUAL = new Patience(
            List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)),
            Duration.ofMillis(200));
    /** No waiting, for stand-ins of AWS that show every change at once. */
    public static final Patience NONE = new Patience(List.of(), Duration.ZERO);

    public Patience {
        shows = List.copyOf(shows);
    }

    /** Lets the time pass after the n-th failure. */
    void breathe(int n) {
        pause(breath.multipliedBy(n));
    }

    /** Lets the time pass. */
    static void pause(Duration wait) {
        LockSupport.parkNanos(wait.toNanos());
    }
}
