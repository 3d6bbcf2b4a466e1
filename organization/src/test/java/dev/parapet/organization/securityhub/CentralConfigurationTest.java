package dev.parapet.organization.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.securityhub.CentralState.Association;
import dev.parapet.organization.securityhub.CentralState.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CentralConfigurationTest {
    private static final String BEST =
            "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0";
    private static final String CIS = "arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/3.0.0";

    @Test
    void central_configuration_comes_first_and_alone() {
        assertThat(lines(CentralState.LOCAL))
                .containsExactly("Security Hub of the organization: each account by itself -> configured centrally");
    }

    @Test
    void central_configuration_is_waited_for() {
        assertThat(lines(new CentralState("CENTRAL", "PENDING", "", Map.of(), Optional.empty())))
                .containsExactly("… Security Hub: AWS is turning central configuration on");
    }

    @Test
    void central_configuration_that_failed_needs_a_person() {
        assertThat(lines(new CentralState("CENTRAL", "FAILED", "no trusted access", Map.of(), Optional.empty())))
                .containsExactly("! Security Hub: central configuration failed: no trusted access");
    }

    @Test
    void then_a_policy_is_made_and_put_at_the_root() {
        assertThat(lines(central(Map.of(), Optional.empty())))
                .containsExactly(
                        "Security Hub policy parapet: none -> aws-foundational-security-best-practices/v/1.0.0",
                        "Security Hub at the root: none -> policy parapet");
    }

    @Test
    void a_policy_made_before_the_crash_is_put_at_the_root() {
        assertThat(lines(central(Map.of("1", policy("parapet", BEST)), Optional.empty())))
                .containsExactly("Security Hub at the root: none -> policy parapet");
    }

    @Test
    void a_policy_on_its_way_to_the_accounts_is_waited_for() {
        assertThat(lines(central(Map.of("1", policy("parapet", BEST)), at("1", "PENDING"))))
                .containsExactly("… Security Hub: AWS is carrying the policy to the accounts");
    }

    @Test
    void a_policy_that_did_not_get_through_is_put_again() {
        assertThat(lines(central(Map.of("1", policy("parapet", BEST)), at("1", "FAILED"))))
                .containsExactly("Security Hub at the root: FAILED -> policy parapet");
    }

    @Test
    void more_standards_than_wished_stay() {
        assertThat(lines(central(Map.of("1", policy("parapet", BEST, CIS)), at("1", "SUCCESS"))))
                .isEmpty();
    }

    @Test
    void a_standard_that_is_missing_is_added() {
        assertThat(lines(central(Map.of("1", policy("parapet", CIS)), at("1", "SUCCESS"))))
                .containsExactly("Security Hub policy parapet: + aws-foundational-security-best-practices/v/1.0.0");
    }

    @Test
    void a_policy_of_somebody_else_at_the_root_is_adopted() {
        assertThat(lines(central(Map.of("7", policy("platform", CIS)), at("7", "SUCCESS"))))
                .containsExactly("= adopted what holds at the root of the organization: policy platform");
    }

    @Test
    void accounts_that_are_told_to_manage_themselves_are_adopted() {
        assertThat(lines(central(Map.of(), at("SELF_MANAGED_SECURITY_HUB", "SUCCESS"))))
                .containsExactly("= adopted what holds at the root of the organization: accounts manage themselves");
    }

    private static CentralState central(Map<String, Policy> policies, Optional<Association> root) {
        return new CentralState("CENTRAL", "ENABLED", "", policies, root);
    }

    private static Optional<Association> at(String policy, String status) {
        return Optional.of(new Association(policy, status, ""));
    }

    private static Policy policy(String name, String... standards) {
        return new Policy(name, true, new TreeSet<>(Set.of(standards)));
    }

    private static List<String> lines(CentralState state) {
        return Lines.of(new CentralConfiguration("r-root", new TreeSet<>(Set.of(BEST))).plan(state));
    }
}
