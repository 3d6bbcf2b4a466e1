package dev.parapet.remediations.pub_rds_instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Finding;
import dev.parapet.core.Json;
import dev.parapet.core.Origin;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import dev.parapet.remediations.pub_rds_instance.PubRdsInstance.Instance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PubRdsInstanceTest {
    private static final Origin ORIGIN =
            new Origin("e-1", "aws.rds", "111122223333", "111122223333", "aws", "eu-west-1", Instant.EPOCH);
    private static final ResourceId ORDERS = ORIGIN.resource("AWS::RDS::DBInstance", "orders");

    private final PubRdsInstance guardrail = new PubRdsInstance();

    private Decision decide(String status, String engine, String cluster) {
        Optional<String> member = Optional.of(cluster).filter(name -> !name.isEmpty());
        return guardrail.decide(Target.of(ORDERS), new Instance("orders", status, true, engine, member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"available", "storage-optimization"})
    void a_public_instance_is_made_private(String status) {
        assertThat(decide(status, "postgres", ""))
                .isInstanceOfSatisfying(
                        Remediate.class,
                        decided -> assertThat(decided.plan().actions())
                                .containsExactly(new SetPublicAccess("orders", true, false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"creating", "modifying", "backing-up", "rebooting", "stopped", "upgrading"})
    void a_public_instance_that_takes_no_change_now_waits(String status) {
        assertThat(decide(status, "postgres", "")).isInstanceOf(Postpone.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "inaccessible-encryption-credentials", "restore-error", "incompatible-network"})
    void a_public_instance_that_takes_no_change_ever_is_told_to_people(String status) {
        assertThat(decide(status, "postgres", "")).isInstanceOf(Escalate.class);
    }

    @ParameterizedTest
    @CsvSource({"mysql, true", "postgres, true", "aurora-mysql, false", "aurora-postgresql, false"})
    void only_a_multi_az_cluster_owns_the_flag_of_its_members(String engine, boolean owned) {
        assertThat(decide("available", engine, "orders-cluster"))
                .isInstanceOf(owned ? Escalate.class : Remediate.class);
    }

    @Test
    void a_deleting_instance_is_left_alone() {
        assertThat(decide("deleting", "postgres", "")).isInstanceOf(Compliant.class);
    }

    private static Finding.ApiActivity call(String name, ObjectNode request, ObjectNode response) {
        return new Finding.ApiActivity(
                ORIGIN, "rds.amazonaws.com", name, Optional.empty(), Optional.empty(), request, response);
    }

    @Test
    void the_answer_names_the_instance_before_the_request_does() {
        ObjectNode request = Json.object().put("dBInstanceIdentifier", "Renamed");
        ObjectNode response = Json.object().put("dBInstanceIdentifier", "orders");

        assertThat(guardrail.targets(call("ModifyDBInstance", request, response)))
                .containsExactly(Target.of(ORDERS));
        assertThat(guardrail.targets(
                        call("ModifyDBInstance", Json.object().put("dBInstanceIdentifier", "ORDERS"), Json.object())))
                .containsExactly(Target.of(ORDERS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9orders", "-orders", "or ders", "orders/../other", "arn:aws:rds:eu-west-1:1:db:x"})
    void what_is_no_identifier_names_no_instance(String name) {
        ObjectNode request = Json.object().put("dBInstanceIdentifier", name);

        assertThat(guardrail.targets(call("ModifyDBInstance", request, Json.object())))
                .isEmpty();
    }

    @Test
    void a_finding_on_something_else_names_no_instance() {
        ResourceId bucket = ORIGIN.resource("AWS::S3::Bucket", "orders");

        assertThat(guardrail.targets(new Finding.SecurityHub(ORIGIN, "RDS.2", List.of(bucket, ORDERS, ORDERS))))
                .containsExactly(Target.of(ORDERS));
        assertThat(guardrail.targets(new Finding.HealthNotice(ORIGIN, "AWS_RISK", List.of("orders"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ModifyDBInstance, false, true", "ModifyDBInstance, true, false", "CreateDBInstance, false, false"})
    void only_a_modification_to_private_goes_in_the_repair_direction(String name, boolean flag, boolean repairs) {
        ObjectNode request = Json.object().put("publiclyAccessible", flag);

        assertThat(guardrail.repairs(call(name, request, Json.object()))).isEqualTo(repairs);
    }

    @Test
    void a_modification_that_leaves_the_flag_out_or_spells_it_as_text_is_looked_at() {
        assertThat(guardrail.repairs(call("ModifyDBInstance", Json.object(), Json.object())))
                .isFalse();
        assertThat(guardrail.repairs(
                        call("ModifyDBInstance", Json.object().put("publiclyAccessible", "false"), Json.object())))
                .isFalse();
    }

    @Test
    void the_instance_goes_by_its_name_whatever_the_finding_called_it() {
        Target byResourceId = Target.of(ORIGIN.resource("AWS::RDS::DBInstance", "db-ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
        Instance orders = new Instance("orders", "available", true, "postgres", Optional.empty());

        assertThat(guardrail.resource(byResourceId, orders)).isEqualTo(ORDERS);
    }

    @Test
    void a_status_that_comes_and_goes_is_no_change() {
        Instance left = new Instance("orders", "available", false, "postgres", Optional.empty());
        Instance busy = new Instance("orders", "backing-up", false, "postgres", Optional.empty());
        Instance opened = new Instance("orders", "available", true, "postgres", Optional.empty());

        assertThat(guardrail.untouchedSince(left, busy)).isTrue();
        assertThat(guardrail.untouchedSince(left, opened)).isFalse();
    }

    @Test
    void it_takes_no_parameters() {
        assertThatThrownBy(() -> guardrail.with(Map.of("kmsKey", Json.text("alias/x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pub-rds-instance takes no parameters");
    }
}
