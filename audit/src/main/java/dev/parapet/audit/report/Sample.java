package dev.parapet.audit.report;

import dev.parapet.core.Json;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

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

    /** Draws while the trail is told, so that never more than the sample is held. */
    static final class Urn {
        private final TreeMap<String, LedgerEntry> smallest = new TreeMap<>();
        private final Evidence evidence;
        private long population;

        Urn(Evidence evidence) {
            this.evidence = evidence;
        }

        /** The next record. */
        void note(LedgerEntry entry) {
            if (evidence.period().holds(entry.at()) && isInScope(entry)) {
                population++;
                smallest.put(Json.sha256(evidence.seed() + ":" + entry.id()), entry);
                if (smallest.size() > SIZE) {
                    smallest.pollLastEntry();
                }
            }
        }

        private boolean isInScope(LedgerEntry entry) {
            return entry.resource()
                    .map(resource -> evidence.scope().holds(resource.account()))
                    .orElse(evidence.scope().accounts().isEmpty());
        }

        Sample drawn() {
            List<LedgerEntry> drawn = smallest.values().stream()
                    .sorted(Comparator.comparing(LedgerEntry::index))
                    .toList();
            return new Sample(evidence.seed(), population, drawn);
        }
    }
}
