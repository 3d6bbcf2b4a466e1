package dev.parapet.core;

import java.util.List;
import java.util.Optional;

/**
 * What a guardrail intends to do to one resource, in order.
 *
 * @param resource the one resource all actions touch
 * @param actions at least one
 */
public record Plan(ResourceId resource, List<Action> actions) {
    public Plan {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a plan without actions is a compliant resource: " + resource);
        }
    }

    /** The highest risk among the actions. */
    public Risk risk() {
        return actions.stream()
                .map(action -> action.effect().risk())
                .max(Risk::compareTo)
                .orElseThrow();
    }

    /** The plan that puts everything back, last action first; empty if any step is one-way. */
    public Optional<Plan> undo() {
        List<Action> back = actions.reversed().stream()
                .map(Action::undo)
                .flatMap(Optional::stream)
                .toList();
        return back.size() == actions.size() ? Optional.of(new Plan(resource, back)) : Optional.empty();
    }

    /** A name for exactly this plan: SHA-256 over its actions, lower-case hex. */
    public String hash() {
        return Json.sha256(this);
    }
}
