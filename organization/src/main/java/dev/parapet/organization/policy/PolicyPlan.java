package dev.parapet.organization.policy;

import dev.parapet.organization.Change;
import dev.parapet.organization.Placed;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.policy.PolicyChange.Attach;
import dev.parapet.organization.policy.PolicyChange.Detach;
import dev.parapet.organization.policy.PolicyChange.Drop;
import dev.parapet.organization.policy.PolicyChange.Make;
import dev.parapet.organization.policy.PolicyChange.Rewrite;
import dev.parapet.organization.policy.PolicyChange.Why;
import dev.parapet.scp.OrganizationPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** From the policies that are there to those that are wished. */
final class PolicyPlan {
    private final Policies.Held wish;
    private final PolicyState state;
    private final Map<String, String> paths = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<String> obstacles = new ArrayList<>();
    private final Map<String, Set<String>> slots = new HashMap<>();

    PolicyPlan(Policies.Held wish, PolicyState state) {
        this.wish = wish;
        this.state = state;
        state.units().forEach((path, id) -> paths.put(id, path));
    }

    Proposal proposal() {
        wish.policies().forEach(this::content);
        wish.policies().forEach(this::attachments);
        slots.forEach(this::room);
        state.own().forEach(this::surplus);
        return obstacles.isEmpty() ? new Proposal(changes, List.of()) : Proposal.blocked(String.join("; ", obstacles));
    }

    private Optional<Found> found(OrganizationPolicy policy) {
        return state.own().stream()
                .filter(own -> own.name().equals(policy.name())
                        && own.type().equals(policy.type().api()))
                .findFirst();
    }

    private void content(Placed placed) {
        OrganizationPolicy policy = placed.policy();
        if (state.foreign().getOrDefault(policy.type().api(), Set.of()).contains(policy.name())) {
            obstacles.add(
                    "a policy %s is there that Parapet did not make: rename it, or hand it over with: aws organizations tag-resource --tags Key=parapet,Value=policy"
                            .formatted(policy.name()));
            return;
        }
        found(policy)
                .ifPresentOrElse(
                        own -> {
                            if (!own.content().equals(policy.content())) {
                                changes.add(new Rewrite(
                                        own.id(), policy, PolicyDifference.of(own.content(), policy.content())));
                            }
                        },
                        () -> changes.add(new Make(policy)));
    }

    private void attachments(Placed placed) {
        Policies.targets(placed, wish.rollOut()).forEach(target -> {
            Optional<String> id = id(target);
            if (id.isEmpty() && !wish.unitsAreMade()) {
                obstacles.add(
                        "there is no unit %s, where policies are to hold: make it, or name another in organization.policies.in"
                                .formatted(target));
            } else if (id.isEmpty() || !isAttached(placed.policy(), id.get())) {
                attach(placed.policy(), target, id);
            }
        });
    }

    private boolean isAttached(OrganizationPolicy policy, String id) {
        return found(policy).filter(own -> own.targets().contains(id)).isPresent();
    }

    private void attach(OrganizationPolicy policy, String target, Optional<String> id) {
        String type = policy.type().api();
        changes.add(new Attach(wish.root(), type, policy.name(), target));
        slots.computeIfAbsent(
                        target + "\n" + type,
                        first -> new TreeSet<>(
                                id.map(known -> state.held(known, type)).orElse(Set.of())))
                .add(policy.name());
    }

    /** Ours that go from there in the same run make room only after the others have come. */
    private void room(String place, Set<String> names) {
        String target = place.substring(0, place.indexOf('\n'));
        String type = place.substring(place.indexOf('\n') + 1);
        int room = state.quotas().getOrDefault(type, SlotQuotas.standard(type));
        if (names.size() > room) {
            obstacles.add(
                    "%s has room for %d policies of kind %s, and %d would be attached (%s): detach one of them, or have the quota raised"
                            .formatted(PolicyChange.words(target), room, type, names.size(), String.join(", ", names)));
        }
    }

    private Optional<String> id(String target) {
        return target.matches("\\d{12}")
                ? Optional.of(target)
                : Optional.ofNullable(state.units().get(target));
    }

    /** What Parapet attached and nobody wishes any more; a policy that only waits for accounts is the quarantine's. */
    private void surplus(Found own) {
        if (own.name().equals(Quarantine.NAME)) {
            return;
        }
        Set<String> wished = new TreeSet<>();
        wish.policies().stream()
                .filter(placed -> placed.policy().name().equals(own.name()))
                .forEach(placed -> Policies.targets(placed, wish.rollOut()).forEach(wished::add));
        own.targets().stream().sorted().forEach(id -> {
            String path = paths.getOrDefault(id, id);
            if (!wished.contains(path)) {
                boolean covered = wished.stream().anyMatch(above -> isAbove(above, path));
                changes.add(new Detach(own.id(), own.name(), id, path, covered ? Why.COVERED : Why.UNWISHED));
            }
        });
        if (wish.policies().stream().noneMatch(placed -> placed.policy().name().equals(own.name()))) {
            changes.add(new Drop(own.id(), own.name()));
        }
    }

    /** An account's number tells nothing of the units above it, but the root is above everything. */
    private static boolean isAbove(String above, String path) {
        return above.isEmpty() || (!above.equals(path) && path.startsWith(above + "/"));
    }
}
