package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Control;
import dev.parapet.core.Permission;
import dev.parapet.core.ResourceId;
import dev.parapet.remediations.Guardrails;
import dev.parapet.sandbox.Call;
import dev.parapet.scp.actions.Action;
import dev.parapet.scp.actions.AuthorizationTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A guardrail may what it declares, where it works, and nothing else in AWS. */
class AuthorityTest {
    private static final String ACCOUNT = "111122223333";
    private static final ResourceId DATABASE =
            new ResourceId("aws", ACCOUNT, "eu-west-1", "AWS::RDS::DBInstance", "orders");
    private static final List<String> EVERYTHING =
            AuthorizationTable.shipped().matching("*").stream().map(Action::id).toList();

    private final Authority databases = Authority.of(control("pub-rds-instance"), DATABASE);

    static Stream<Control> controls() {
        return Guardrails.controls().stream();
    }

    private static Control control(String id) {
        return controls().filter(control -> control.id().equals(id)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("controls")
    void of_all_actions_of_aws_those_are_allowed_that_are_declared(Control control) {
        Authority authority = Authority.of(control, DATABASE);
        Set<String> declared =
                control.permissions().stream().map(Permission::action).collect(Collectors.toCollection(TreeSet::new));
        assertThat(EVERYTHING).hasSizeGreaterThan(20_000);
        assertThat(EVERYTHING.stream().filter(authority::mayAnywhere)).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void own_call_is_allowed() {
        assertThat(databases.refused(modify("rds", "ModifyDBInstance", "orders")))
                .isEmpty();
    }

    @Test
    void database_of_another_account_or_region_is_not() {
        assertThat(databases.refused(modify("rds", "ModifyDBInstance", "arn:aws:rds:eu-west-1:444455556666:db:orders")))
                .hasSize(1);
        assertThat(databases.refused(modify("rds", "ModifyDBInstance", "arn:aws:rds:us-east-1:111122223333:db:orders")))
                .hasSize(1);
    }

    @Test
    void what_another_guardrail_of_the_family_may_is_not() {
        assertThat(control("enc-rds-instance").permissions())
                .extracting(Permission::action)
                .contains("rds:DeleteDBInstance");
        assertThat(databases.refused(modify("rds", "DeleteDBInstance", "orders")))
                .hasSize(1);
    }

    private Call modify(String service, String operation, String name) {
        return new Call(
                1, service, operation, ACCOUNT, "eu-west-1", databases.role(), "", "", Map.of("Name", name), true, 0);
    }
}
