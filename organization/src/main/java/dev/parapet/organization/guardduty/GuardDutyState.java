package dev.parapet.organization.guardduty;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the administrator has in one region.
 *
 * @param detector its own; AWS makes it some time after the account was named
 * @param own the plans of that detector
 * @param everyone whether all accounts get a detector, those to come too
 * @param automatic the plans that all accounts get
 * @param members what each member has
 */
public record GuardDutyState(
        Optional<String> detector,
        Set<ProtectionPlan> own,
        boolean everyone,
        Set<ProtectionPlan> automatic,
        Map<String, Set<ProtectionPlan>> members) {
    /** The administrator has no detector yet. */
    public static final GuardDutyState NO_DETECTOR =
            new GuardDutyState(Optional.empty(), Set.of(), false, Set.of(), Map.of());

    public GuardDutyState {
        own = Set.copyOf(own);
        automatic = Set.copyOf(automatic);
        members = Map.copyOf(members);
    }
}
