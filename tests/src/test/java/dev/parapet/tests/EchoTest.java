package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import dev.parapet.remediations.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Parapet's own calls come back through CloudTrail; nobody may hide behind their looks. */
@ExtendWith(InWorld.class)
class EchoTest {
    private static final String ROLE = "parapet/database";
    private static final String SESSION = "parapet-database";

    private final World world;
    private final Member orders;
    private final String name = "echo";

    @TempDir
    Path directory = Path.of("set by JUnit");

    EchoTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
    }

    @BeforeEach
    void public_instance_stands() {
        if (orders.rds().describeDBInstances().dbInstances().isEmpty()) {
            orders.database(name, true);
        }
        orders.open(name, true);
    }

    @Test
    void own_repair_is_ignored_and_costs_no_look_at_the_instance() {
        Answer answer = heard(modified(false, orders.account(), ROLE, SESSION));
        assertThat(answer).isInstanceOf(Answer.Ignored.class).asString().contains("Parapet's own repair");
        assertThat(world.proxy().calls()).noneMatch(call -> call.service().equals("rds"));
    }

    @Test
    void unsafe_call_under_our_own_role_is_repaired() {
        assertThat(Parapet.word(heard(modified(true, orders.account(), ROLE, SESSION))))
                .isEqualTo("remediated");
        assertThat(orders.databaseNow(name).publiclyAccessible()).isFalse();
    }

    @Test
    void unsafe_call_under_a_role_named_alike_in_another_account_is_repaired() {
        String other = world.organization().id("staging");
        assertThat(Parapet.word(heard(modified(true, other, ROLE, SESSION)))).isEqualTo("remediated");
    }

    @Test
    void call_that_leaves_the_direction_open_is_looked_at_whoever_made_it() {
        ObjectNode request = Json.object().put("dBInstanceIdentifier", name);
        String event =
                orders.detector().sessionCall("rds", "ModifyDBInstance", request, orders.account(), ROLE, SESSION);
        assertThat(Parapet.word(heard(event))).isEqualTo("remediated");
    }

    @Test
    void safe_call_under_a_role_named_alike_in_another_account_is_not_taken_for_ours() {
        String other = world.organization().id("staging");
        assertThat(heard(modified(false, other, ROLE, SESSION)).toString()).doesNotContain("Parapet's own repair");
    }

    private String modified(boolean open, String roleAccount, String role, String session) {
        ObjectNode request = Json.object().put("dBInstanceIdentifier", name).put("publiclyAccessible", open);
        return orders.detector().sessionCall("rds", "ModifyDBInstance", request, roleAccount, role, session);
    }

    private Answer heard(String event) {
        try (Parapet parapet = Parapet.in(world, directory)) {
            return parapet.handle(event).getFirst();
        }
    }
}
