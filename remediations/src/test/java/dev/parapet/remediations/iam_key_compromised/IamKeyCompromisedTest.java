package dev.parapet.remediations.iam_key_compromised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.parapet.remediations.iam_key_compromised.IamKeyCompromised.AccessKey;
import dev.parapet.remediations.shared.SetKeyStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IamKeyCompromisedTest {
    private static final String STOLEN = "AKIAIOSFODNN7EXAMPLE";
    private static final String SIBLING = "AKIAI44QH8DHBEXAMPLE";

    private final IamKeyCompromised guardrail = new IamKeyCompromised();
    private final InMemoryIam iam = new InMemoryIam().user("ci", STOLEN, SIBLING);

    @Test
    void names_each_key_of_an_attack_sequence_once_and_keeps_the_user() {
        List<Target> targets = guardrail.targets(finding(
                user("111122223333", null, STOLEN),
                user("111122223333", "ci", STOLEN),
                user("444455556666", "etl", SIBLING),
                user("111122223333", "ci", "ASIAIOSFODNN7EXAMPLE")));

        assertThat(targets)
                .extracting(target -> target.resource().toString())
                .containsExactly(
                        "AWS::IAM::AccessKey %s (111122223333, us-east-1)".formatted(STOLEN),
                        "AWS::IAM::AccessKey %s (444455556666, us-east-1)".formatted(SIBLING));
        assertThat(targets.getFirst().hint("userName")).contains("ci");
    }

    @Test
    void switches_off_exactly_the_named_key_in_three_calls() {
        Target target = target("ci", STOLEN);

        plan(target).actions().forEach(action -> action.apply(iam));

        assertThat(decide(target)).isEqualTo(new Compliant("the key is already inactive"));
        assertThat(iam.keys.get("ci")).isEqualTo(Map.of(STOLEN, "Inactive", SIBLING, "Active"));
        assertThat(iam.calls).containsExactly("ListAccessKeys", "UpdateAccessKey", "ListAccessKeys");
    }

    @Test
    void undo_switches_exactly_that_key_on_again_and_undo_of_undo_is_the_action() {
        Action off = plan(target("ci", STOLEN)).actions().getFirst();
        off.apply(iam);
        Action on = off.undo().orElseThrow();
        on.apply(iam);

        assertThat(iam.keys.get("ci")).isEqualTo(Map.of(STOLEN, "Active", SIBLING, "Active"));
        assertThat(on.undo()).contains(off);
    }

    @Test
    void believes_iam_about_the_owner_and_not_the_finding() {
        iam.user("mallory", "AKIAEXAMPLEMALLORY00");

        assertThat(plan(target("mallory", STOLEN)).actions()).containsExactly(off("ci"));
        assertThat(plan(target("nobody", STOLEN)).actions()).containsExactly(off("ci"));
        assertThat(plan(target(null, STOLEN)).actions()).containsExactly(off("ci"));
    }

    @Test
    void a_key_that_iam_does_not_know_is_gone() {
        iam.user("ci", SIBLING);

        assertThat(guardrail.observe(target("ci", STOLEN), iam)).isEmpty();
        assertThat(guardrail.observe(target(null, STOLEN), iam)).isEmpty();
        iam.ownersDenied = true;
        assertThat(guardrail.observe(target("ci", STOLEN), iam)).isEmpty();
    }

    @Test
    void a_refusal_is_not_taken_for_a_deleted_key_when_nothing_else_was_read() {
        iam.ownersDenied = true;

        assertThat(decide(target(null, STOLEN))).isInstanceOf(Escalate.class);
    }

    @Test
    void a_root_key_is_told_to_people_without_a_call() {
        Principal root = new Principal("111122223333", "Root", Optional.of("Root"), Optional.of(STOLEN));
        Target target = guardrail.targets(finding(root)).getFirst();

        assertThat(decide(target)).isInstanceOf(Escalate.class);
        assertThat(decide(target).reason()).contains("sts:AssumeRoot", "IAMDeleteRootUserCredentials");
        assertThat(iam.calls).isEmpty();
    }

    @Test
    void an_action_without_a_user_name_cannot_be_made() {
        assertThatThrownBy(() -> new SetKeyStatus(" ", STOLEN, "Active", "Inactive"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("caller's own keys");
    }

    @Test
    void a_new_sibling_does_not_stand_in_the_way_of_undo_but_another_status_does() {
        AccessKey left = key("Inactive");

        assertThat(guardrail.untouchedSince(
                        left, new AccessKey(STOLEN, Optional.of("ci"), Optional.of("Inactive"), List.of())))
                .isTrue();
        assertThat(guardrail.untouchedSince(left, key("Active"))).isFalse();
    }

    @Test
    void state_and_action_come_back_from_the_trail() {
        assertThat(Json.value(Json.tree(key("Active")), AccessKey.class)).isEqualTo(key("Active"));
        assertThat(Json.value(Json.tree(off("ci")), SetKeyStatus.class)).isEqualTo(off("ci"));
    }

    private static AccessKey key(String status) {
        return new AccessKey(STOLEN, Optional.of("ci"), Optional.of(status), List.of(SIBLING));
    }

    private static SetKeyStatus off(String user) {
        return new SetKeyStatus(user, STOLEN, "Active", "Inactive");
    }

    private Plan plan(Target target) {
        return ((Remediate) decide(target)).plan();
    }

    private Decision decide(Target target) {
        return guardrail.decide(target, guardrail.observe(target, iam).orElseThrow());
    }

    private Target target(@Nullable String user, String key) {
        return guardrail.targets(finding(user("111122223333", user, key))).getFirst();
    }

    private static Principal user(String account, @Nullable String name, String key) {
        return new Principal(account, "IAMUser", Optional.ofNullable(name), Optional.of(key));
    }

    private static Finding finding(Principal... principals) {
        Origin origin =
                new Origin("e-1", "aws.guardduty", "111122223333", "111122223333", "aws", "eu-west-1", Instant.EPOCH);
        return new Finding.GuardDuty(
                origin, "AttackSequence:IAM/CompromisedCredentials", List.of(principals), List.of());
    }
}
