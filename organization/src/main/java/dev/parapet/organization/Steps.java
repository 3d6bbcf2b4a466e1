package dev.parapet.organization;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/** All steps, in the order in which they are taken. */
public final class Steps {
    private Steps() {}

    /** Every step there is; nobody lists them. */
    public static List<Step> all() {
        return inOrder(ServiceLoader.load(Step.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /**
     * Steps behind those they come after, and otherwise by name.
     *
     * @throws IllegalArgumentException when one comes after a step that is missing, or after itself
     */
    public static List<Step> inOrder(List<? extends Step> steps) {
        List<Step> left = new ArrayList<>(steps);
        left.sort(java.util.Comparator.comparing(Step::id));
        List<Step> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        while (!left.isEmpty()) {
            Step next = left.stream()
                    .filter(step -> placed.containsAll(step.after()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "these steps wait for each other, or for steps that are missing: "
                                    + left.stream().map(Step::id).collect(Collectors.joining(", "))));
            left.remove(next);
            if (!placed.add(next.id())) {
                throw new IllegalArgumentException("two steps are called " + next.id());
            }
            ordered.add(next);
        }
        return List.copyOf(ordered);
    }
}
