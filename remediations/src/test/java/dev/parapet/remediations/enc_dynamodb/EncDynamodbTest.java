package dev.parapet.remediations.enc_dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EncDynamodbTest {
    private static final ResourceId ID =
            new ResourceId("aws", "111122223333", "eu-west-1", "AWS::DynamoDB::Table", "orders");

    private final Guardrail<Table> withKey = new EncDynamodb().with(Map.of("kmsKey", Json.text("alias/data")));

    private static Table table(String status, String... replicas) {
        return new Table("orders", status, Optional.empty(), List.of(replicas), List.of());
    }

    private Decision decide(Table table) {
        return withKey.decide(Target.of(ID), table);
    }

    @Test
    void the_key_of_the_settings_is_set() {
        assertThat(decide(table("ACTIVE")).intended().orElseThrow().actions())
                .containsExactly(new SetEncryption(
                        "orders", Encryption.OF_DYNAMODB, Encryption.withKms(Optional.of("alias/data"))));
    }

    @Test
    void a_global_table_needs_that_key_in_each_of_its_regions_and_a_person_to_name_it() {
        assertThat(decide(table("ACTIVE", "eu-central-1", "us-east-1"))).isInstanceOf(Escalate.class);
        assertThat(decide(table("ACTIVE", "eu-central-1", "us-east-1")).byHand())
                .anyMatch(step -> step.endsWith(
                        "--replica-updates '[{\"Update\":{\"RegionName\":\"eu-central-1\",\"KMSMasterKeyId\":\"alias/data\"}},"
                                + "{\"Update\":{\"RegionName\":\"us-east-1\",\"KMSMasterKeyId\":\"alias/data\"}}]'"));
    }

    @Test
    void a_busy_table_waits() {
        assertThat(decide(table("UPDATING"))).isInstanceOf(Postpone.class);
    }

    @Test
    void the_way_back_goes_to_the_key_of_dynamodb() {
        assertThat(decide(table("ACTIVE"))
                        .intended()
                        .flatMap(plan -> plan.undo())
                        .orElseThrow()
                        .actions())
                .containsExactly(new SetEncryption(
                        "orders", Encryption.withKms(Optional.of("alias/data")), Encryption.OF_DYNAMODB));
    }
}
