package dev.parapet.organization.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Change;
import dev.parapet.organization.Placed;
import dev.parapet.organization.Proposal;
import dev.parapet.policies.OrganizationSettings.RollOut;
import dev.parapet.scp.OrganizationPolicy;
import dev.parapet.scp.PolicyType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From the policies that are there to those that are wished: first what comes, then what goes, and never anybody else's. */
class PolicyPlanTest {
    private static final String SCP = "SERVICE_CONTROL_POLICY";
    private static final String OLD =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"A\",\"Effect\":\"Deny\",\"Action\":\"a:*\",\"Resource\":\"*\"}]}";
    private static final String NEW = OLD.replace("a:*", "b:*");
    private static final RollOut STAGING = new RollOut(List.of("Policy-Staging"), false);
    private static final RollOut EVERYWHERE = new RollOut(List.of(), true);

    private static Placed stay(String content) {
        return new Placed(new OrganizationPolicy("parapet-stay", PolicyType.SERVICE_CONTROL, "Stay", content), "");
    }

    private static Found found(String... targets) {
        return new Found("p-11111111", "parapet-stay", SCP, "Stay", OLD, Set.of(targets));
    }

    private static PolicyState state(List<Found> own, Set<String> foreign, Map<String, Set<String>> slots) {
        Map<String, String> units =
                new HashMap<>(Map.of("", "r-aaaa", "Policy-Staging", "ou-staging", "Sandbox", "ou-sandbox"));
        return new PolicyState(Set.of(SCP), units, own, Map.of(SCP, foreign), slots, Map.of());
    }

    private static Proposal plan(List<Placed> wished, RollOut rollOut, PolicyState state) {
        return new Policies.Held("r-aaaa", wished, rollOut, false).plan(state);
    }

    private static List<String> described(Proposal proposal) {
        return proposal.changes().stream()
                .map(change -> change.kind() + " " + change.describe())
                .toList();
    }

    @Test
    void new_policy_is_made_and_tried_out_in_staging_only() {
        assertThat(described(plan(List.of(stay(OLD)), STAGING, state(List.of(), Set.of(), Map.of()))))
                .containsExactly(
                        "CREATE policy parapet-stay (scp): none -> %d characters, attached nowhere"
                                .formatted(OLD.length()),
                        "CREATE policy parapet-stay at Policy-Staging: detached -> attached");
    }

    @Test
    void what_holds_as_wished_is_left_alone() {
        assertThat(plan(List.of(stay(OLD)), STAGING, state(List.of(found("ou-staging")), Set.of(), Map.of())))
                .isEqualTo(Proposal.nothing());
    }

    @Test
    void other_text_is_written_in_place_and_says_which_statements() {
        assertThat(described(
                        plan(List.of(stay(NEW)), STAGING, state(List.of(found("ou-staging")), Set.of(), Map.of()))))
                .containsExactly("UPDATE policy parapet-stay (scp): %1$d -> %1$d characters, statements ~A"
                        .formatted(OLD.length()));
    }

    @Test
    void policy_goes_from_staging_to_the_root_without_a_gap() {
        assertThat(described(
                        plan(List.of(stay(OLD)), EVERYWHERE, state(List.of(found("ou-staging")), Set.of(), Map.of()))))
                .containsExactly(
                        "CREATE policy parapet-stay at the root: detached -> attached",
                        "UPDATE policy parapet-stay at Policy-Staging: attached -> held from above");
    }

    @Test
    void what_nobody_wishes_any_more_goes_only_when_removal_is_allowed() {
        Proposal proposal = plan(List.of(), STAGING, state(List.of(found("ou-sandbox")), Set.of(), Map.of()));

        assertThat(described(proposal))
                .containsExactly(
                        "DELETE policy parapet-stay at Sandbox: attached -> detached",
                        "DELETE policy parapet-stay: attached nowhere -> gone");
        assertThat(proposal.due(false)).isEmpty();
        assertThat(proposal.withheld(false)).hasSize(2);
    }

    @Test
    void policy_of_somebody_else_under_that_name_is_in_the_way() {
        assertThat(plan(List.of(stay(OLD)), STAGING, state(List.of(), Set.of("parapet-stay"), Map.of()))
                        .blocked())
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("a policy parapet-stay is there that Parapet did not make: rename it"));
    }

    @Test
    void full_target_is_told_before_anything_is_attached() {
        Map<String, Set<String>> full = Map.of(
                "ou-staging " + SCP, Set.of("FullAWSAccess", "aws-guardrails-1", "aws-guardrails-2", "own-1", "own-2"));

        assertThat(plan(List.of(stay(OLD)), STAGING, state(List.of(), Set.of(), full))
                        .blocked())
                .hasValueSatisfying(why -> assertThat(why)
                        .contains(
                                "Policy-Staging has room for 5 policies of kind SERVICE_CONTROL_POLICY, and 6 would be attached")
                        .contains("aws-guardrails-1"));
    }

    @Test
    void unit_that_vanished_is_told() {
        RollOut gone = new RollOut(List.of("Testing"), false);

        assertThat(plan(List.of(stay(OLD)), gone, state(List.of(), Set.of(), Map.of()))
                        .blocked())
                .hasValueSatisfying(why -> assertThat(why).contains("there is no unit Testing"));
    }

    @Test
    void nothing_is_removed_before_something_comes() {
        List<Change> changes = plan(
                        List.of(stay(NEW)), EVERYWHERE, state(List.of(found("ou-staging")), Set.of(), Map.of()))
                .changes();

        assertThat(changes.stream().map(change -> change.getClass().getSimpleName()))
                .containsExactly("Rewrite", "Attach", "Detach");
    }
}
