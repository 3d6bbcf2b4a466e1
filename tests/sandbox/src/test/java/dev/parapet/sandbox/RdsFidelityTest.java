package dev.parapet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

/** What the database guardrails stand on, as RDS documents it. */
@ExtendWith(InSandbox.class)
class RdsFidelityTest {
    private static final String ACCOUNT = "111122223333";

    private final Sandbox sandbox;
    private final RdsClient rds;

    RdsFidelityTest(Sandbox sandbox) {
        sandbox.reset();
        this.sandbox = sandbox;
        this.rds = sandbox.fixture(ACCOUNT, "eu-west-1").client(RdsClient::builder);
    }

    @Test
    void public_instance_is_made_private() {
        instance("orders");
        rds.modifyDBInstance(to -> to.dbInstanceIdentifier("orders").publiclyAccessible(false));
        assertThat(found("orders").publiclyAccessible()).isFalse();
    }

    @Test
    void resource_id_finds_one_instance_only() {
        DBInstance orders = instance("orders");
        DBInstance other = instance("other");
        assertThat(orders.dbiResourceId()).isNotEqualTo(other.dbiResourceId());
        Filter byId = Filter.builder()
                .name("dbi-resource-id")
                .values(orders.dbiResourceId())
                .build();
        assertThat(rds.describeDBInstances(to -> to.filters(byId)).dbInstances())
                .extracting(DBInstance::dbInstanceIdentifier)
                .containsExactly("orders");
    }

    @Test
    void busy_instance_refuses_a_change_until_it_is_available() {
        instance("orders");
        sandbox.rdsStatus(ACCOUNT, "eu-west-1", "orders", "modifying");
        assertThat(found("orders").dbInstanceStatus()).isEqualTo("modifying");
        assertThatThrownBy(() -> rds.modifyDBInstance(
                        to -> to.dbInstanceIdentifier("orders").publiclyAccessible(false)))
                .isInstanceOf(InvalidDbInstanceStateException.class);
        assertThat(found("orders").publiclyAccessible()).isTrue();
        sandbox.rdsStatus(ACCOUNT, "eu-west-1", "orders", "available");
        rds.modifyDBInstance(to -> to.dbInstanceIdentifier("orders").publiclyAccessible(false));
        assertThat(found("orders").publiclyAccessible()).isFalse();
    }

    @Test
    void member_of_an_aurora_cluster_keeps_its_own_public_flag() {
        rds.createDBCluster(to -> to.dbClusterIdentifier("aurora")
                .engine("aurora-mysql")
                .masterUsername("root")
                .masterUserPassword("password1"));
        rds.createDBInstance(to -> to.dbInstanceIdentifier("writer")
                .dbClusterIdentifier("aurora")
                .engine("aurora-mysql")
                .dbInstanceClass("db.r6g.large")
                .publiclyAccessible(true));
        assertThat(found("writer").publiclyAccessible()).isTrue();
        assertThat(found("writer").dbClusterIdentifier()).isEqualTo("aurora");
        rds.modifyDBInstance(to -> to.dbInstanceIdentifier("writer").publiclyAccessible(false));
        assertThat(found("writer").publiclyAccessible()).isFalse();
    }

    private DBInstance instance(String name) {
        return rds.createDBInstance(to -> to.dbInstanceIdentifier(name)
                        .engine("mysql")
                        .dbInstanceClass("db.t3.micro")
                        .allocatedStorage(20)
                        .masterUsername("root")
                        .masterUserPassword("password1")
                        .publiclyAccessible(true))
                .dbInstance();
    }

    private DBInstance found(String name) {
        return rds.describeDBInstances(to -> to.dbInstanceIdentifier(name))
                .dbInstances()
                .getFirst();
    }
}
