package dev.parapet.audit.report;

import dev.parapet.core.Exemption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything a report is made of. The same evidence makes the same report, to the byte.
 *
 * @param generated the moment it is made
 * @param trail every record, oldest first, those before the period too: they say how things stood when it began
 * @param exemptions granted and in the settings, expired ones included
 * @param integrity absent for a trail without a checkpoint
 * @param seed draws the sample
 */
public record Evidence(
        Framework framework,
        Period period,
        Scope scope,
        Instant generated,
        List<Guarded> guardrails,
        List<LedgerEntry> trail,
        Swept sweep,
        List<Exemption> exemptions,
        Optional<Integrity> integrity,
        String seed) {
    public Evidence {
        guardrails = List.copyOf(guardrails);
        trail = List.copyOf(trail);
        exemptions = List.copyOf(exemptions);
    }
}
