package dev.parapet.organization;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * How long the setup waits for AWS to show what it accepted, and how often it tries what failed in passing.
 *
 * @param first the longest first pause; they double up to {@code most} and are drawn by lot below that, so that many who wait
 *     do not come back at once
 * @param times so often it looks again before it gives up
 * @param rest lets the time pass
 */
public record Pace(Duration first, Duration most, int times, Consumer<Duration> rest) {
    /** For AWS: up to five minutes. */
    public static final Pace USUAL =
            new Pace(Duration.ofMillis(150), Duration.ofSeconds(20), 20, time -> LockSupport.parkNanos(time.toNanos()));

    /** For stand-ins of AWS, which show every change at once. */
    public static final Pace NONE = new Pace(Duration.ofMillis(1), Duration.ofMillis(1), 20, time -> {});

    /** Lets the n-th pause pass, the first being 1. */
    void pause(int n) {
        long doubled = first.toMillis() << Math.min(n - 1, 20);
        rest.accept(Duration.ofMillis(ThreadLocalRandom.current().nextLong(Math.min(doubled, most.toMillis()) + 1)));
    }
}
