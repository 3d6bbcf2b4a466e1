package dev.parapet.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocksTest {
    @Test
    void never_two_at_a_time_on_one_resource() {
        Locks locks = new Locks();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
            for (int worker = 0; worker < 8; worker++) {
                workers.execute(() -> {
                    for (int i = 0; i < 50_000; i++) {
                        locks.with(DoorGuardrail.FRONT, () -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            return inside.decrementAndGet();
                        });
                    }
                });
            }
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void another_resource_does_not_wait() {
        Locks locks = new Locks();
        ResourceId other = new ResourceId("aws", "111122223333", "eu-west-1", "Test::House::Door", "back");

        assertThat(locks.<Integer>with(DoorGuardrail.FRONT, () -> locks.with(other, () -> 7)))
                .isEqualTo(7);
    }
}
