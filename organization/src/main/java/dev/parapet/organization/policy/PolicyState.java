package dev.parapet.organization.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The organization policies as they are.
 *
 * @param on the kinds that are on
 * @param units the ids of units by path, as they are now
 * @param own the policies that Parapet made
 * @param foreign the names of all others by kind
 * @param slots by target and kind: the names of all that is attached
 * @param quotas by kind: how many a target can hold, where Service Quotas says so
 */
record PolicyState(
        Set<String> on,
        Map<String, String> units,
        List<Found> own,
        Map<String, Set<String>> foreign,
        Map<String, Set<String>> slots,
        Map<String, Integer> quotas) {
    PolicyState {
        on = Set.copyOf(on);
        units = Map.copyOf(units);
        own = List.copyOf(own);
        foreign = Map.copyOf(foreign);
        slots = Map.copyOf(slots);
        quotas = Map.copyOf(quotas);
    }

    /** What is attached of a kind at a target. */
    Set<String> held(String target, String type) {
        return slots.getOrDefault(target + " " + type, Set.of());
    }
}
