package dev.parapet.organization.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.config.Aggregation.Aggregator;
import dev.parapet.organization.role.ServiceRole;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AggregationTest {
    @Test
    void an_account_without_an_aggregator_gets_one() {
        assertThat(lines()).containsExactly("aggregator parapet: none -> all accounts and regions of the organization");
    }

    @Test
    void an_aggregator_of_the_whole_organization_is_adopted() {
        assertThat(lines(new Aggregator("tower", true))).containsExactly("= adopted aggregator tower");
    }

    @Test
    void an_aggregator_of_some_accounts_is_not_enough() {
        assertThat(lines(new Aggregator("team", false)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("aggregator parapet");
    }

    @Test
    void its_own_is_left_alone() {
        assertThat(lines(new Aggregator("parapet", true))).isEmpty();
    }

    private static List<String> lines(Aggregator... there) {
        return Lines.of(new Aggregation("role").plan(List.of(there)));
    }

    @Test
    void a_role_whose_policy_was_changed_is_put_right() {
        ServiceRole.State more = new ServiceRole.State(true, Optional.of("{\"Statement\":[]}"));

        assertThat(Lines.of(AggregatorRole.ROLE.plan(more)))
                .containsExactly("role parapet/config-aggregator may: read who is in the organization");
        assertThat(Lines.of(AggregatorRole.ROLE.plan(
                        new ServiceRole.State(true, Optional.of(AggregatorRole.ROLE.policy())))))
                .isEmpty();
    }
}
