package dev.parapet.scp.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which policies stand where.
 *
 * @param serviceControl by target: {@link #ROOT} (or the root's id, {@code r-…}), the id of a unit, or an account
 * @param resourceControl by target, too
 */
public record Attachments(
        Map<String, List<NamedPolicy>> serviceControl, Map<String, List<NamedPolicy>> resourceControl) {
    /** The root of the organization, whatever its id. */
    public static final String ROOT = "root";

    public Attachments {
        serviceControl = copy(serviceControl);
        resourceControl = copy(resourceControl);
    }

    private static Map<String, List<NamedPolicy>> copy(Map<String, List<NamedPolicy>> map) {
        Map<String, List<NamedPolicy>> copy = new HashMap<>();
        map.forEach((target, policies) -> copy.computeIfAbsent(
                        target.startsWith("r-") ? ROOT : target, key -> new ArrayList<>())
                .addAll(policies));
        copy.replaceAll((target, policies) -> List.copyOf(policies));
        return Map.copyOf(copy);
    }

    /** All at the root. */
    public static Attachments atRoot(List<NamedPolicy> serviceControl, List<NamedPolicy> resourceControl) {
        return new Attachments(Map.of(ROOT, serviceControl), Map.of(ROOT, resourceControl));
    }
}
