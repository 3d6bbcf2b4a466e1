package dev.parapet.audit.report;

import dev.parapet.core.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One fault from when it was detected to the last record of it.
 *
 * @param end when it was gone or exempt; absent while it stands
 * @param repaired whether Parapet's repair ended it, and a second look saw so
 */
record Episode(String guardrail, Severity severity, Instant start, Optional<Instant> end, boolean repaired) {
    boolean openAt(Instant moment) {
        return !start.isAfter(moment) && end.map(moment::isBefore).orElse(true);
    }

    boolean repairedWithin(Period period) {
        return repaired && end.filter(period::holds).isPresent();
    }

    Duration length() {
        return Duration.between(start, end.orElse(start));
    }
}
