package dev.parapet.audit.report;

import dev.parapet.audit.report.Standing.State;
import dev.parapet.core.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A number at the start of the period beside the same number at its end.
 *
 * @param then absent where neither trail nor sweep can tell
 */
public record Compared(String measure, Optional<Long> then, long now) {
    private static final String NOT_KNOWN = "not known then";

    /** The earlier number in words. */
    String before() {
        return then.map(Say::number).orElse(NOT_KNOWN);
    }

    /**
     * The posture then and now.
     *
     * @param then how resources stood when the period began; empty where the trail does not reach back that far
     */
    static List<Compared> of(Optional<List<Standing>> then, List<Standing> now, List<Assessed> requirements) {
        List<Assessed> leaves = requirements.stream()
                .filter(one -> !one.section() && one.status() != Status.MANUAL)
                .toList();
        List<Compared> all = new ArrayList<>();
        all.add(new Compared(
                "requirements that fail",
                then.map(known -> count(leaves, one -> one.then().open() > 0)),
                count(leaves, one -> one.status() == Status.FAIL)));
        all.add(new Compared(
                "requirements that pass", Optional.empty(), count(leaves, one -> one.status() == Status.PASS)));
        all.add(new Compared(
                "requirements that are not evaluated",
                then.map(known -> count(leaves, one -> one.then().open() == 0)),
                count(leaves, one -> one.status() == Status.NOT_EVALUATED)));
        all.add(faults("open faults", then, now, Standing::isOpen));
        for (Severity severity : List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
            all.add(faults(
                    "open faults, " + Say.lower(severity),
                    then,
                    now,
                    one -> one.isOpen() && one.severity() == severity));
        }
        all.add(faults("exempt faults", then, now, one -> one.state() == State.EXEMPT));
        return all;
    }

    private static Compared faults(
            String measure, Optional<List<Standing>> then, List<Standing> now, Predicate<Standing> which) {
        return new Compared(measure, then.map(known -> count(known, which)), count(now, which));
    }

    private static <T> long count(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).count();
    }

    /** What a table of them has in a row, for formats that have no word for nothing. */
    Map<String, Object> row() {
        return Map.of(
                "measure", measure, "then", then.<Object>map(number -> number).orElse(NOT_KNOWN), "now", now);
    }
}
