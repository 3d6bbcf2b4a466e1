package dev.parapet.organization.fanin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.fanin.Forwarding.Rule;
import dev.parapet.organization.role.ServiceRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FanInTest {
    private static final String PATTERN = "{\"source\":[\"aws.guardduty\"]}";
    private static final String BUS = OrganizationBus.arn("aws", "us-east-1", "111122223333");

    @Test
    void the_bus_admits_the_organization_and_nobody_else() {
        assertThat(Lines.of(
                        new OrganizationBus("o-1").plan(new OrganizationBus.State(false, Optional.empty(), List.of()))))
                .containsExactly("bus parapet: none -> made", "bus parapet admits: nobody -> organization o-1");
    }

    @Test
    void statements_of_others_stay_and_are_named() {
        String policy = """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "parapet-organization", "Effect": "Allow", "Principal": "*", "Action": "events:PutEvents",
                   "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}},
                  {"Sid": "partner", "Effect": "Allow", "Principal": {"AWS": "999999999999"}, "Action": "events:PutEvents"}]}""";

        assertThat(Lines.of(new OrganizationBus("o-1").plan(OrganizationBus.state(policy))))
                .containsExactly("= the bus also admits: statement partner");
    }

    @Test
    void another_organization_is_replaced() {
        assertThat(Lines.of(new OrganizationBus("o-2")
                        .plan(new OrganizationBus.State(true, Optional.of("o-1"), List.of()))))
                .containsExactly("bus parapet admits: o-1 -> organization o-2");
    }

    @Test
    void an_account_gets_the_role_and_what_it_may() {
        assertThat(Lines.of(ForwarderRole.to(BUS).plan(new ServiceRole.State(false, Optional.empty()))))
                .containsExactly(
                        "role parapet/forwarder: none -> for EventBridge",
                        "role parapet/forwarder may: put events on " + BUS);
    }

    @Test
    void a_role_that_may_more_is_cut_back() {
        String more = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"events:*","Resource":"*"}]}""";

        assertThat(Lines.of(ForwarderRole.to(BUS).plan(new ServiceRole.State(true, Optional.of(more)))))
                .hasSize(1);
    }

    @Test
    void a_rule_is_made_and_sends_to_the_bus() {
        assertThat(forwarding(Map.of()))
                .containsExactly("rule parapet-guardduty: none -> enabled", "rule parapet-guardduty: sends to " + BUS);
    }

    @Test
    void a_disabled_rule_is_enabled_and_one_without_its_target_gets_it() {
        assertThat(forwarding(Map.of("parapet-guardduty", new Rule(PATTERN, false, false))))
                .containsExactly(
                        "rule parapet-guardduty: disabled -> enabled", "rule parapet-guardduty: sends to " + BUS);
    }

    @Test
    void a_pattern_that_was_changed_is_put_back_and_spaces_are_no_change() {
        assertThat(forwarding(Map.of("parapet-guardduty", new Rule("{\"source\":[\"aws.none\"]}", true, true))))
                .containsExactly("rule parapet-guardduty: another pattern -> enabled");
        assertThat(forwarding(
                        Map.of("parapet-guardduty", new Rule("{ \"source\" : [\"aws.guardduty\"] }", true, true))))
                .isEmpty();
    }

    @Test
    void a_rule_nobody_asks_for_any_more_is_named_and_not_taken_away() {
        assertThat(forwarding(Map.of(
                        "parapet-guardduty", new Rule(PATTERN, true, true),
                        "parapet-old", new Rule(PATTERN, true, true))))
                .containsExactly("= rule parapet-old forwards what nobody asks for any more");
    }

    private static List<String> forwarding(Map<String, Rule> there) {
        return Lines.of(new Forwarding(new TreeMap<>(Map.of("parapet-guardduty", PATTERN)), BUS, "role").plan(there));
    }
}
