package dev.parapet.audit.report;

import dev.parapet.core.ResourceId;
import java.util.HashMap;
import java.util.Map;

/** Where the account of a resource hangs, and how far a guardrail may go there: what settings and organization say today. */
final class Whereabouts {
    private final Map<String, Guarded> guardrails = new HashMap<>();
    private final Map<String, String> modes = new HashMap<>();
    private final Map<String, String> units;

    Whereabouts(Evidence evidence) {
        this.units = evidence.units();
        evidence.guardrails().forEach(guarded -> guardrails.put(guarded.id(), guarded));
    }

    /** The path of the unit, {@code (root)} for an account that is in none; empty where that is not known. */
    String unit(ResourceId resource) {
        String path = units.get(resource.account());
        return path == null ? "" : path.isEmpty() ? "(root)" : path;
    }

    /** The mode's word; empty where it is not known. */
    String mode(String guardrail, ResourceId resource) {
        Guarded guarded = guardrails.get(guardrail);
        String account = resource.account();
        return guarded == null ? "" : modes.computeIfAbsent(guardrail + account, first -> guarded.word(account));
    }
}
