package dev.parapet.audit.report;

import dev.parapet.core.Json;
import java.util.Comparator;
import java.util.List;

/**
 * Records for an auditor to follow end to end. Nobody chose them: they are the ones whose {@code sha256(seed:id)} is
 * smallest, so that everyone who has the trail can draw the same sample.
 *
 * @param population how many records of the period there are to draw from
 */
public record Sample(String seed, long population, List<LedgerEntry> drawn) {
    /** How many are drawn. */
    public static final int SIZE = 25;

    public Sample {
        drawn = List.copyOf(drawn);
    }

    private record Lot(String hash, LedgerEntry entry) {}

    static Sample of(Evidence evidence) {
        List<LedgerEntry> population = evidence.trail().stream()
                .filter(entry -> evidence.period().holds(entry.at()))
                .filter(entry -> entry.resource()
                        .map(resource -> evidence.scope().holds(resource.account()))
                        .orElse(evidence.scope().accounts().isEmpty()))
                .toList();
        List<LedgerEntry> drawn = population.stream()
                .map(entry -> new Lot(Json.sha256(evidence.seed() + ":" + entry.id()), entry))
                .sorted(Comparator.comparing(Lot::hash))
                .limit(SIZE)
                .map(Lot::entry)
                .sorted(Comparator.comparing(LedgerEntry::index))
                .toList();
        return new Sample(evidence.seed(), population.size(), drawn);
    }
}
