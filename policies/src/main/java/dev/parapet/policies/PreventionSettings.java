package dev.parapet.policies;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which organization policies are attached, and where.
 *
 * @param policies by id; what is not named is as the catalogue has it
 * @param parameters by name; each value is of the shape it must have
 * @param scp what one target takes of service control policies
 * @param rcp what one target takes of resource control policies
 */
public record PreventionSettings(
        Map<String, Choice> policies, Map<String, List<String>> parameters, Optional<Slots> scp, Optional<Slots> rcp) {
    /** The catalogue as it is. */
    public static final PreventionSettings STANDARD =
            new PreventionSettings(Map.of(), Map.of(), Optional.empty(), Optional.empty());

    /**
     * A word on one policy.
     *
     * @param at {@code root} or units by their path; empty for where the catalogue has it
     */
    public record Choice(Optional<Boolean> on, List<String> at) {
        public Choice {
            at = List.copyOf(at);
        }
    }

    /**
     * A quota.
     *
     * @param size characters of a policy
     * @param slots policies at one target
     * @param inUse slots that others hold
     */
    public record Slots(int size, int slots, int inUse) {
        /** What every organization has; FullAWSAccess takes one. */
        static final Slots STANDARD = new Slots(5120, 5, 1);
    }

    public PreventionSettings {
        policies = Map.copyOf(policies);
        parameters = Map.copyOf(parameters);
    }
}
