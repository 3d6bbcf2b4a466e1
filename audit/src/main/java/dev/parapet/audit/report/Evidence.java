package dev.parapet.audit.report;

import dev.parapet.core.Exemption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a report is made of. The same evidence makes the same report, to the byte.
 *
 * @param generated the moment it is made
 * @param trail every record, read once
 * @param exemptions granted and in the settings, expired ones included
 * @param integrity absent for a trail without a checkpoint
 * @param seed draws the sample
 * @param units the path of the organizational unit of each account; empty when nobody said where accounts hang
 * @param redaction what is told of account numbers
 */
public record Evidence(
        Framework framework,
        Period period,
        Scope scope,
        Instant generated,
        List<Guarded> guardrails,
        Records trail,
        Swept sweep,
        List<Exemption> exemptions,
        Optional<Integrity> integrity,
        String seed,
        Map<String, String> units,
        Redaction redaction) {
    public Evidence {
        guardrails = List.copyOf(guardrails);
        exemptions = List.copyOf(exemptions);
        units = Map.copyOf(units);
    }
}
