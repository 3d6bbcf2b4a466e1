package dev.parapet.audit.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order: nothing is lost, nothing is twice, nothing is missing between, and there is one log. */
class ScheduleTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final int SCHEDULES = Integer.getInteger("parapet.schedules", 20_000);

    private static final QuickKey KEY = QuickKey.of("parapet.example.com/o-1234/audit");
    private static final QuickKey WITNESS = QuickKey.of("witness.example.com/w1");

    @Test
    void no_schedule_loses_doubles_or_forks() {
        AtomicLong records = new AtomicLong();
        AtomicLong crashes = new AtomicLong();
        AtomicLong overtaken = new AtomicLong();
        AtomicLong checkpoints = new AtomicLong();
        LongStream.range(SEED, SEED + SCHEDULES).parallel().forEach(seed -> {
            Schedule schedule = new Schedule(seed, KEY, WITNESS);
            try {
                schedule.run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("-Dparapet.seed=%d -Dparapet.schedules=1".formatted(seed), e);
            }
            records.addAndGet(schedule.records());
            crashes.addAndGet(schedule.crashes());
            overtaken.addAndGet(schedule.overtaken());
            checkpoints.addAndGet(schedule.checkpoints());
        });
        String as = "-Dparapet.seed=%d: %s records, %s crashes, %s overtaken, %s checkpoints"
                .formatted(SEED, records, crashes, overtaken, checkpoints);
        assertThat(records.get()).as(as).isGreaterThan(SCHEDULES);
        assertThat(crashes.get()).as(as).isGreaterThan(SCHEDULES / 10);
        assertThat(overtaken.get()).as(as).isGreaterThan(SCHEDULES / 10);
        assertThat(checkpoints.get()).as(as).isGreaterThan(SCHEDULES);
    }
}
