package dev.parapet.organization.policy;

import com.google.auto.service.AutoService;
import dev.parapet.core.Aws;
import dev.parapet.organization.Part;
import dev.parapet.organization.Placed;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.shape.Shape;
import dev.parapet.policies.OrganizationSettings.RollOut;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The organization policies. They are made first, attached where the settings let them hold already, and only then taken from
 * where they no longer have to be: nobody is without a policy in between.
 */
@AutoService(Step.class)
public final class Policies implements Step {
    /** What others come after. */
    public static final String ID = "policies";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "the organization policies hold where they should";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION;
    }

    @Override
    public Set<String> after() {
        return Set.of(PolicyTypes.ID, Shape.ID);
    }

    @Override
    public Optional<Held> at(Site site) {
        return Optional.of(new Held(
                site.estate().root(),
                site.wish().policies(),
                site.wish().settings().policies(),
                site.wish().settings().units().make()));
    }

    /** Where a policy holds now: at its own place, or in the units where it is tried out and that lie below its place. */
    static Stream<String> targets(Placed placed, RollOut rollOut) {
        return rollOut.everywhere()
                ? Stream.of(placed.target())
                : rollOut.units().stream().filter(unit -> isBelow(unit, placed.target()));
    }

    static boolean isBelow(String unit, String target) {
        return target.isEmpty() || unit.equals(target) || unit.startsWith(target + "/");
    }

    /**
     * The policies as they are to hold.
     *
     * @param unitsAreMade whether a unit that is missing will be there by then
     */
    record Held(String root, List<Placed> policies, RollOut rollOut, boolean unitsAreMade)
            implements Part<PolicyState> {
        /** All kinds that were ever Parapet's; a policy that is no longer wished may be of any. */
        @Override
        public PolicyState observe(Aws aws) {
            Set<String> types = policies.stream()
                    .map(placed -> placed.policy().type().api())
                    .collect(Collectors.toCollection(TreeSet::new));
            types.add(dev.parapet.scp.PolicyType.SERVICE_CONTROL.api());
            Set<String> names =
                    policies.stream().map(placed -> placed.policy().name()).collect(Collectors.toSet());
            Set<String> targets = policies.stream()
                    .flatMap(placed -> targets(placed, rollOut))
                    .collect(Collectors.toSet());
            return PolicyReader.read(aws, root, types, names, targets);
        }

        @Override
        public Proposal plan(PolicyState state) {
            return new PolicyPlan(this, state).proposal();
        }
    }
}
