package dev.parapet.scp.pack;

import dev.parapet.scp.OrganizationPolicy;
import java.util.List;

/**
 * A policy and where it goes.
 *
 * @param targets {@code root}, or units by their path
 * @param documents the ids of what is in it
 */
public record Attached(OrganizationPolicy policy, List<String> targets, List<String> documents) {
    public Attached {
        targets = List.copyOf(targets);
        documents = List.copyOf(documents);
    }

    /** Where the policy lies when all are written into a directory. */
    public String file() {
        return "%s/%s.json".formatted(policy.type().folder(), policy.name());
    }
}
