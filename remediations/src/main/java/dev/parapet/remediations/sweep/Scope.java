package dev.parapet.remediations.sweep;

import java.util.Set;

/**
 * What a sweep looks at; an empty set means all.
 *
 * @param accounts account numbers
 * @param regions region codes
 * @param guardrails slugs
 * @param finished names of units that need no look, because the run that is resumed finished them
 */
public record Scope(Set<String> accounts, Set<String> regions, Set<String> guardrails, Set<String> finished) {
    /** Everything there is. */
    public static final Scope EVERYTHING = new Scope(Set.of(), Set.of(), Set.of(), Set.of());

    public Scope {
        accounts = Set.copyOf(accounts);
        regions = Set.copyOf(regions);
        guardrails = Set.copyOf(guardrails);
        finished = Set.copyOf(finished);
    }

    static boolean holds(Set<String> chosen, String one) {
        return chosen.isEmpty() || chosen.contains(one);
    }
}
