package dev.parapet.remediations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Control;
import dev.parapet.core.Family;
import dev.parapet.policies.MemberRoles;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Roles and sessions as AWS takes them. */
class MemberRolesTest {
    private static final String ACCOUNT = "111122223333";

    static Stream<Control> controls() {
        return Guardrails.controls().stream();
    }

    @ParameterizedTest
    @EnumSource
    void policy_of_a_role_fits_and_names_every_action_in_full(Family family) {
        JsonNode policy = MemberRoles.policy(family, Guardrails.controls(), "aws-us-gov", ACCOUNT);
        assertThat(policy.toString()).hasSizeLessThanOrEqualTo(MemberRoles.LONGEST_POLICY);
        assertThat(policy.findValues("Action"))
                .isNotEmpty()
                .allSatisfy(actions -> assertThat(actions.toString()).doesNotContain("*"));
    }

    @ParameterizedTest
    @MethodSource("controls")
    void policy_of_a_session_fits(Control control) {
        assertThat(MemberRoles.session(control, "aws-us-gov", ACCOUNT, "us-gov-west-1")
                        .toString())
                .hasSizeLessThanOrEqualTo(MemberRoles.LONGEST_SESSION);
    }

    @ParameterizedTest
    @MethodSource("controls")
    void session_says_nothing_but_what_its_guardrail_declares(Control control) {
        JsonNode policy = MemberRoles.session(control, "aws", ACCOUNT, "eu-west-1");
        assertThat(policy.findValues("Action").stream().mapToInt(JsonNode::size).sum())
                .isEqualTo(control.permissions().stream().distinct().count());
    }
}
