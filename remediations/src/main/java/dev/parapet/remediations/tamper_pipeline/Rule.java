package dev.parapet.remediations.tamper_pipeline;

import java.util.List;
import java.util.Optional;

/**
 * What the decision needs of a rule.
 *
 * @param bus absent for the default one
 * @param pattern absent for a rule that goes by a schedule
 */
public record Rule(String name, Optional<String> bus, boolean enabled, Optional<String> pattern, List<Sink> targets) {
    public Rule {
        targets = List.copyOf(targets);
    }

    /**
     * Where a rule leads.
     *
     * @param role under which EventBridge sends there, for another account's bus
     */
    public record Sink(String id, String arn, Optional<String> role) {}
}
