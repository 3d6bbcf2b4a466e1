package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Json;
import dev.parapet.core.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InWorld.class)
class DatabaseRepairTest {
    private final World world;
    private final Member orders;

    @TempDir
    Path directory = Path.of("set by JUnit");

    DatabaseRepairTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
    }

    @Test
    void instance_that_config_names_by_resource_id_is_found() {
        orders.database("by-config", true);
        String id = orders.databaseNow("by-config").dbiResourceId();
        assertThat(id).startsWith("db-");
        Verdict verdict = verdict(orders.detector()
                .configRule("OrgConfigRule-rds-instance-public-access-check-x7", "AWS::RDS::DBInstance", id));
        assertThat(verdict.outcome().word()).isEqualTo("remediated");
        assertThat(verdict.resource().id()).isEqualTo("by-config");
        assertThat(orders.databaseNow("by-config").publiclyAccessible()).isFalse();
    }

    @Test
    void instance_that_security_hub_names_by_arn_is_found() {
        orders.database("by-hub", true);
        String arn = orders.databaseNow("by-hub").dbInstanceArn();
        assertThat(verdict(orders.detector().securityHub("RDS.2", "AwsRdsDbInstance", arn))
                        .outcome()
                        .word())
                .isEqualTo("remediated");
        assertThat(orders.databaseNow("by-hub").publiclyAccessible()).isFalse();
    }

    @Test
    void instance_still_being_created_is_planned_and_repaired_on_the_next_delivery() {
        orders.database("young", true);
        world.sandbox().rdsStatus(orders.account(), orders.region(), "young", "creating");
        String event = created("young");
        assertThat(verdict(event).outcome().word()).isEqualTo("planned");
        assertThat(world.proxy().calls()).noneMatch(call -> call.write());
        world.sandbox().rdsStatus(orders.account(), orders.region(), "young", "available");
        assertThat(verdict(event).outcome().word()).isEqualTo("remediated");
        assertThat(orders.databaseNow("young").publiclyAccessible()).isFalse();
    }

    @Test
    void aurora_member_is_repaired_and_its_twin_stays_public() {
        orders.rds()
                .createDBCluster(request -> request.dbClusterIdentifier("aurora")
                        .engine("aurora-postgresql")
                        .masterUsername("parapet")
                        .masterUserPassword("only-for-tests"));
        auroraMember("aurora-1");
        auroraMember("aurora-2");
        assertThat(verdict(created("aurora-1")).outcome().word()).isEqualTo("remediated");
        assertThat(orders.databaseNow("aurora-1").publiclyAccessible()).isFalse();
        assertThat(orders.databaseNow("aurora-2").publiclyAccessible()).isTrue();
    }

    @Test
    void private_instance_is_left_alone_whatever_the_event_says() {
        orders.database("private", false);
        String lie = orders.detector()
                .call(
                        "rds",
                        "ModifyDBInstance",
                        Json.object().put("dBInstanceIdentifier", "private").put("publiclyAccessible", true));
        assertThat(verdict(lie).outcome().word()).isEqualTo("unchanged");
        assertThat(world.proxy().calls()).noneMatch(call -> call.write());
    }

    @Test
    void same_name_in_another_region_is_not_touched() {
        orders.database("twin", true);
        orders.in(World.HOME).database("twin", true);
        assertThat(verdict(created("twin")).outcome().word()).isEqualTo("remediated");
        assertThat(orders.databaseNow("twin").publiclyAccessible()).isFalse();
        assertThat(orders.in(World.HOME).databaseNow("twin").publiclyAccessible())
                .isTrue();
    }

    private void auroraMember(String name) {
        orders.rds()
                .createDBInstance(request -> request.dbInstanceIdentifier(name)
                        .dbClusterIdentifier("aurora")
                        .engine("aurora-postgresql")
                        .dbInstanceClass("db.r6g.large")
                        .publiclyAccessible(true));
    }

    private String created(String name) {
        return orders.detector().call("rds", "CreateDBInstance", Json.object().put("dBInstanceIdentifier", name));
    }

    private Verdict verdict(String event) {
        try (Parapet parapet = Parapet.in(world, directory)) {
            return parapet.verdict(event);
        }
    }
}
