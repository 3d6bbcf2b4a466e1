package dev.parapet.organization.securityhub;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How the organization's hubs are configured, as the administrator sees it in the home region.
 *
 * @param type {@code CENTRAL} or {@code LOCAL}
 * @param status {@code PENDING}, {@code ENABLED} or {@code FAILED}
 * @param reason what AWS says to the status
 * @param policies the configuration policies, by id
 * @param root what holds for the root of the organization and so for every account without an own policy
 */
public record CentralState(
        String type, String status, String reason, Map<String, Policy> policies, Optional<Association> root) {
    /** Every account for itself. */
    public static final CentralState LOCAL = new CentralState("LOCAL", "ENABLED", "", Map.of(), Optional.empty());

    /**
     * A configuration policy.
     *
     * @param on whether it turns Security Hub on at all
     */
    public record Policy(String name, boolean on, SortedSet<String> standards) {
        public Policy {
            standards = Collections.unmodifiableSortedSet(new TreeSet<>(standards));
        }
    }

    /** Which policy holds, and whether it has got through to every account: {@code PENDING}, {@code SUCCESS}, {@code FAILED}. */
    public record Association(String policy, String status, String reason) {}
}
