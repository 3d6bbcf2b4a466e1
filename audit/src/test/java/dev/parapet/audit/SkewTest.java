package dev.parapet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SkewTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Skew skew = new Skew();

    private static AuditRecord at(Instant written, Instant detected) {
        Cause cause = new Cause("aws.rds", "event", "ModifyDBInstance", "111122223333", Optional.of(detected));
        return Records.decided("a", written, cause);
    }

    private static Instant noonPlus(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void times_that_follow_each_other_are_in_order_however_late() {
        assertThat(skew.next(at(noonPlus(90), NOON), Optional.of(noonPlus(600))))
                .isEmpty();
        assertThat(skew.next(at(noonPlus(86), NOON), Optional.empty())).isEmpty();
    }

    @Test
    void detector_ahead_of_the_record_is_named() {
        assertThat(skew.next(at(NOON, noonPlus(6)), Optional.empty()))
                .contains("the clock of the detector was ahead of that of the record by 360 s");
    }

    @Test
    void record_ahead_of_the_sequencer_is_named() {
        assertThat(skew.next(at(noonPlus(10), NOON), Optional.of(NOON)))
                .contains("the clock of the record was ahead of that of the sequencer by 600 s");
    }

    @Test
    void clock_that_ran_backwards_is_named_at_the_record_after() {
        assertThat(skew.next(at(noonPlus(30), NOON), Optional.empty())).isEmpty();
        assertThat(skew.next(at(NOON, NOON), Optional.empty()))
                .contains("the clock of the record before was ahead of that of this one by 1800 s");
        assertThat(skew.next(at(NOON, NOON), Optional.empty())).isEmpty();
    }
}
