package dev.parapet.audit.report;

import dev.parapet.audit.report.Standing.State;
import dev.parapet.core.Exemption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An exemption, and what it covers.
 *
 * @param first when a record first named it; absent when none ever did
 * @param covers how many faults stand under it now
 * @param expired whether it ended before the end of the period
 * @param left how long it still holds
 */
public record Accepted(Exemption exemption, Optional<Instant> first, long covers, boolean expired, Duration left) {
    /** The exemptions of settings and state directory, and those that records name. */
    static final class Register {
        private final Map<Exemption, Optional<Instant>> named = new LinkedHashMap<>();
        private final Period period;
        private final Map<String, String> units;

        Register(Evidence evidence) {
            this.period = evidence.period();
            this.units = evidence.units();
            evidence.exemptions().forEach(exemption -> named.put(exemption, Optional.empty()));
        }

        /** The next record. */
        void note(LedgerEntry entry) {
            if (entry.at().isBefore(period.to())) {
                entry.record()
                        .exemption()
                        .ifPresent(exemption ->
                                named.merge(exemption, Optional.of(entry.at()), (first, more) -> first.or(() -> more)));
            }
        }

        /** Every exemption that is in force or ended within the period, what ends first before the others. */
        List<Accepted> all(List<Standing> standings) {
            List<Standing> exempt = standings.stream()
                    .filter(standing -> standing.state() == State.EXEMPT)
                    .toList();
            return named.entrySet().stream()
                    .filter(one -> one.getKey().expires().isAfter(period.from()))
                    .map(one -> of(one.getKey(), one.getValue(), period.to(), exempt, units))
                    .sorted(Comparator.comparing(
                                    (Accepted one) -> one.exemption().expires())
                            .thenComparing(one -> one.exemption().toString()))
                    .toList();
        }
    }

    private static Accepted of(
            Exemption exemption,
            Optional<Instant> first,
            Instant end,
            List<Standing> exempt,
            Map<String, String> units) {
        long covers = exempt.stream()
                .filter(standing -> exemption.covers(
                        standing.guardrail(),
                        standing.resource(),
                        standing.seen(),
                        account -> units.isEmpty() ? exemption.unit() : units.getOrDefault(account, "")))
                .count();
        boolean expired = !end.isBefore(exemption.expires());
        return new Accepted(
                exemption,
                first,
                covers,
                expired,
                expired ? Duration.ZERO : Duration.between(end, exemption.expires()));
    }
}
