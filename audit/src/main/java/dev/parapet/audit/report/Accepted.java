package dev.parapet.audit.report;

import dev.parapet.audit.report.Standing.State;
import dev.parapet.core.Exemption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
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
    /** Every exemption that is in force or ended within the period, what ends first before the others. */
    static List<Accepted> of(Evidence evidence, List<Standing> standings) {
        LinkedHashSet<Exemption> all = new LinkedHashSet<>(evidence.exemptions());
        evidence.trail().stream()
                .filter(entry -> entry.at().isBefore(evidence.period().to()))
                .flatMap(entry -> entry.record().exemption().stream())
                .forEach(all::add);
        List<Standing> exempt = standings.stream()
                .filter(standing -> standing.state() == State.EXEMPT)
                .toList();
        List<Accepted> accepted = new ArrayList<>();
        for (Exemption exemption : all) {
            if (exemption.expires().isAfter(evidence.period().from())) {
                accepted.add(of(exemption, evidence, exempt));
            }
        }
        accepted.sort(Comparator.comparing((Accepted one) -> one.exemption().expires())
                .thenComparing(one -> one.exemption().toString()));
        return List.copyOf(accepted);
    }

    private static Accepted of(Exemption exemption, Evidence evidence, List<Standing> exempt) {
        Instant end = evidence.period().to();
        long covers = exempt.stream()
                .filter(standing -> exemption.covers(
                        standing.guardrail(), standing.resource(), standing.seen(), account -> exemption.unit()))
                .count();
        Optional<Instant> first = evidence.trail().stream()
                .filter(entry ->
                        entry.record().exemption().filter(exemption::equals).isPresent())
                .map(LedgerEntry::at)
                .findFirst();
        boolean expired = !end.isBefore(exemption.expires());
        return new Accepted(
                exemption,
                first,
                covers,
                expired,
                expired ? Duration.ZERO : Duration.between(end, exemption.expires()));
    }
}
