package dev.parapet.organization.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.config.ManagedRule.Reach;
import dev.parapet.organization.config.OrganizationRules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OrganizationRulesTest {
    private static final ManagedRule KEYS =
            new ManagedRule("access-keys-rotated", "ACCESS_KEYS_ROTATED", Map.of("maxAccessKeyAge", "90"), Reach.HOME);
    private static final String NINETY = "{\"maxAccessKeyAge\":\"90\"}";

    @Test
    void a_rule_that_is_missing_is_put_with_its_exceptions() {
        assertThat(lines(Map.of(), "111122223333"))
                .containsExactly("organization rule parapet-access-keys-rotated: none -> ACCESS_KEYS_ROTATED " + NINETY
                        + ", but for 111122223333");
    }

    @Test
    void a_rule_that_is_right_is_left_alone() {
        assertThat(lines(rule(NINETY, "CREATE_SUCCESSFUL"))).isEmpty();
    }

    @Test
    void a_rule_with_another_parameter_is_put_again() {
        assertThat(lines(rule("{\"maxAccessKeyAge\":\"365\"}", "UPDATE_SUCCESSFUL")))
                .containsExactly(
                        "organization rule parapet-access-keys-rotated: ACCESS_KEYS_ROTATED {\"maxAccessKeyAge\":\"365\"} -> ACCESS_KEYS_ROTATED "
                                + NINETY);
    }

    @Test
    void a_rule_that_failed_somewhere_is_put_again() {
        assertThat(lines(rule(NINETY, "CREATE_FAILED")))
                .containsExactly("organization rule parapet-access-keys-rotated: CREATE_FAILED -> ACCESS_KEYS_ROTATED "
                        + NINETY);
    }

    @Test
    void a_rule_on_its_way_is_waited_for_and_not_touched() {
        assertThat(lines(rule("{}", "UPDATE_IN_PROGRESS")))
                .containsExactly("… Config: AWS is carrying 1 rules to the accounts");
    }

    @Test
    void an_account_that_is_excluded_from_now_on_changes_the_rule() {
        assertThat(lines(rule(NINETY, "CREATE_SUCCESSFUL"), "111122223333")).hasSize(1);
    }

    @Test
    void rules_of_others_stay() {
        assertThat(lines(Map.of(
                        "parapet-access-keys-rotated",
                        new Rule("ACCESS_KEYS_ROTATED", NINETY, Set.of(), "CREATE_SUCCESSFUL"),
                        "somebodys",
                        new Rule("ENCRYPTED_VOLUMES", "{}", Set.of(), "CREATE_FAILED"))))
                .isEmpty();
    }

    private static Map<String, Rule> rule(String parameters, String status) {
        return Map.of("parapet-access-keys-rotated", new Rule("ACCESS_KEYS_ROTATED", parameters, Set.of(), status));
    }

    private static List<String> lines(Map<String, Rule> there, String... excluded) {
        return Lines.of(new OrganizationRules(List.of(KEYS), new TreeSet<>(Set.of(excluded))).plan(there));
    }
}
