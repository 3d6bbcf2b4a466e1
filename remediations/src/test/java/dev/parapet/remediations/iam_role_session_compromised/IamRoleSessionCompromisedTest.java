package dev.parapet.remediations.iam_role_session_compromised;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Action;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Finding;
import dev.parapet.core.Json;
import dev.parapet.core.Origin;
import dev.parapet.core.Plan;
import dev.parapet.core.Principal;
import dev.parapet.core.Target;
import dev.parapet.remediations.InMemoryIam;
import dev.parapet.remediations.iam_role_session_compromised.IamRoleSessionCompromised.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IamRoleSessionCompromisedTest {
    private static final Instant SEEN = Instant.parse("2026-11-23T03:10:00Z");
    private static final String ROLE_POLICY = "role/orders/ParapetRevokeOlderSessions";
    private static final String USER_POLICY = "user/ci/ParapetRevokeOlderSessions";

    private final IamRoleSessionCompromised guardrail = new IamRoleSessionCompromised();
    private final InMemoryIam iam = new InMemoryIam().role("orders", "/app/").user("ci");

    @Test
    void several_sessions_of_one_role_are_one_target() {
        List<Target> targets = guardrail.targets(finding(
                SEEN,
                principal("AssumedRole", "orders", "ASIAIOSFODNN7EXAMPLE"),
                principal("Role", "orders", "ASIAI44QH8DHBEXAMPLE"),
                principal("IAMUser", "ci", "AKIAIOSFODNN7EXAMPLE")));

        assertThat(targets)
                .extracting(target -> target.resource().toString())
                .containsExactly("AWS::IAM::Role orders (111122223333, us-east-1)");
    }

    @Test
    void cuts_a_role_off_in_four_calls() {
        Target target = role("orders", SEEN);

        apply(plan(target));

        assertThat(iam.policies).containsEntry(ROLE_POLICY, """
                        {"Version":"2012-10-17","Statement":[{"Sid":"ParapetRevokeOlderSessions","Effect":"Deny","Action":"*","Resource":"*","Condition":{"DateLessThan":{"aws:TokenIssueTime":"2026-11-23T03:15:23Z"}}}]}""");
        assertThat(decide(target)).isInstanceOf(Compliant.class);
        assertThat(iam.calls).containsExactly("GetRolePolicy", "GetRole", "PutRolePolicy", "GetRolePolicy");
    }

    @Test
    void moves_the_time_forward_in_three_calls_for_a_later_finding() {
        apply(plan(role("orders", SEEN)));
        iam.calls.clear();
        iam.now = iam.now.plusSeconds(3600);
        Target later = role("orders", SEEN.plusSeconds(3500));

        Action move = plan(later).actions().getFirst();
        move.apply(iam);

        assertThat(move.describe())
                .isEqualTo(
                        "role orders: sessions denied if issued before 2026-11-23T03:15:23Z -> 2026-11-23T04:15:23Z");
        assertThat(decide(later)).isInstanceOf(Compliant.class);
        assertThat(iam.calls).containsExactly("GetRolePolicy", "PutRolePolicy", "GetRolePolicy");
    }

    @Test
    void cuts_off_the_user_who_called_get_session_token() {
        Target target = guardrail
                .targets(finding(SEEN, principal("IAMUser", "ci", "ASIAIOSFODNN7EXAMPLE")))
                .getFirst();

        apply(plan(target));

        assertThat(iam.policies).containsKey(USER_POLICY);
        assertThat(decide(target)).isInstanceOf(Compliant.class);
        assertThat(iam.calls).containsExactly("GetUserPolicy", "GetUser", "PutUserPolicy", "GetUserPolicy");
    }

    @Test
    void undo_puts_the_earlier_time_back_and_then_nothing() {
        Action first = plan(role("orders", SEEN)).actions().getFirst();
        first.apply(iam);
        String document = iam.policies.get(ROLE_POLICY);
        iam.now = iam.now.plusSeconds(3600);
        Action second = plan(role("orders", SEEN.plusSeconds(3600))).actions().getFirst();
        second.apply(iam);

        second.undo().orElseThrow().apply(iam);
        assertThat(iam.policies).containsEntry(ROLE_POLICY, document);
        first.undo().orElseThrow().apply(iam);
        assertThat(iam.policies).isEmpty();
        assertThat(second.undo().flatMap(Action::undo)).contains(second);
        assertThat(first.undo().flatMap(Action::undo)).contains(first);
    }

    @Test
    void undo_takes_the_deny_from_a_user_too() {
        Target target = guardrail
                .targets(finding(SEEN, principal("IAMUser", "ci", "ASIAIOSFODNN7EXAMPLE")))
                .getFirst();
        Plan plan = plan(target);
        apply(plan);

        apply(plan.undo().orElseThrow());

        assertThat(iam.policies).isEmpty();
    }

    @Test
    void leaves_the_roles_of_others_and_its_own_to_people() {
        iam.role("AWSServiceRoleForSupport", "/aws-service-role/support.amazonaws.com/")
                .role("AWSReservedSSO_Admin_0123456789abcdef", "/aws-reserved/sso.amazonaws.com/")
                .role("identity", "/parapet/");

        assertThat(List.of("AWSServiceRoleForSupport", "AWSReservedSSO_Admin_0123456789abcdef", "identity"))
                .allSatisfy(name -> assertThat(decide(role(name, SEEN))).isInstanceOf(Escalate.class));
    }

    @Test
    void a_policy_of_that_name_that_is_not_ours_is_left_to_people() {
        String ours = new SessionDeny(Instant.parse("2026-11-23T03:15:23Z")).document();
        List<String> foreign = List.of(
                "{}",
                "not json",
                ours.replace("Deny", "Allow"),
                ours.replace("\"*\"", "\"s3:*\""),
                ours.replace("03:15:23Z", "03:15:23.5Z"),
                ours.replace("2026-11-23T03:15:23Z", "tomorrow"),
                ours.replace("\"Version\"", "\"Id\":\"x\",\"Version\""));

        assertThat(foreign).allSatisfy(document -> {
            iam.policies.put(ROLE_POLICY, document);
            assertThat(decide(role("orders", SEEN))).isInstanceOf(Escalate.class);
        });
    }

    @Test
    void a_role_or_user_that_is_not_there_is_gone() {
        assertThat(guardrail.observe(role("deleted", SEEN), iam)).isEmpty();
    }

    @Test
    void a_finding_without_a_true_time_is_content_with_any_deny() {
        apply(plan(role("orders", SEEN)));
        iam.now = iam.now.plusSeconds(86_400);

        assertThat(decide(role("orders", Instant.EPOCH))).isInstanceOf(Compliant.class);
        assertThat(decide(role("orders", iam.now.plusSeconds(301)))).isInstanceOf(Compliant.class);
    }

    @Test
    void a_clock_that_is_a_little_behind_does_not_hide_a_session() {
        apply(plan(role("orders", SEEN)));
        iam.now = iam.now.plusSeconds(86_400);
        Target ahead = role("orders", iam.now.plusSeconds(120));

        apply(plan(ahead));

        assertThat(decide(ahead)).isInstanceOf(Compliant.class);
    }

    @Test
    void the_moment_of_looking_does_not_stand_in_the_way_of_undo_but_another_policy_does() {
        Sessions left = new Sessions(Optional.empty(), Optional.of("{}"), SEEN);

        assertThat(guardrail.untouchedSince(left, new Sessions(Optional.empty(), Optional.of("{}"), iam.now)))
                .isTrue();
        assertThat(guardrail.untouchedSince(left, new Sessions(Optional.of("/"), Optional.empty(), SEEN)))
                .isFalse();
    }

    @Test
    void state_and_action_come_back_from_the_trail() {
        Sessions state = new Sessions(Optional.of("/"), Optional.empty(), SEEN);
        Action action = plan(role("orders", SEEN)).actions().getFirst();

        assertThat(Json.value(Json.tree(state), Sessions.class)).isEqualTo(state);
        assertThat(Json.value(Json.tree(action), MoveSessionDeny.class)).isEqualTo(action);
    }

    private void apply(Plan plan) {
        plan.actions().forEach(action -> action.apply(iam));
    }

    private Plan plan(Target target) {
        return ((Remediate) decide(target)).plan();
    }

    private Decision decide(Target target) {
        return guardrail.decide(target, guardrail.observe(target, iam).orElseThrow());
    }

    private Target role(String name, Instant seen) {
        return guardrail
                .targets(finding(seen, principal("AssumedRole", name, "ASIAIOSFODNN7EXAMPLE")))
                .getFirst();
    }

    private static Principal principal(String kind, String name, String key) {
        return new Principal("111122223333", kind, Optional.of(name), Optional.of(key));
    }

    private static Finding finding(Instant time, Principal... principals) {
        Origin origin = new Origin("e-1", "aws.guardduty", "111122223333", "111122223333", "aws", "eu-west-1", time);
        return new Finding.GuardDuty(origin, "UnauthorizedAccess:IAMUser/TorIPCaller", List.of(principals), List.of());
    }
}
