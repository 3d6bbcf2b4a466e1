package dev.parapet.remediations.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Finding;
import dev.parapet.core.Json;
import dev.parapet.core.Origin;
import dev.parapet.core.Target;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kafka.model.Cluster;

class KafkaClusterTest {
    private static final Origin ORIGIN =
            new Origin("e-1", "aws.kafka", "111122223333", "111122223333", "aws", "eu-west-1", Instant.EPOCH);
    private static final String ORDERS =
            "arn:aws:kafka:eu-west-1:111122223333:cluster/orders/6c2f9a1e-3b7d-4d51-9f0a-1b2c3d4e5f60-7";

    private static Finding.ApiActivity call(JsonNode request, JsonNode response) {
        return new Finding.ApiActivity(
                ORIGIN, "kafka.amazonaws.com", "UpdateSecurity", Optional.empty(), Optional.empty(), request, response);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ORDERS,
                "arn%3Aaws%3Akafka%3Aeu-west-1%3A111122223333%3Acluster%2Forders%2F6c2f9a1e-3b7d-4d51-9f0a-1b2c3d4e5f60-7"
            })
    void a_cluster_is_named_as_it_is_and_as_it_stood_in_the_path(String arn) {
        assertThat(KafkaCluster.calledFor(call(Json.object().put("clusterArn", arn), Json.object())))
                .containsExactly(Target.of(ORIGIN.resource(KafkaCluster.TYPE, ORDERS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders",
                "%",
                "arn%3",
                "arn:aws:kafka:eu-west-1:444455556666:cluster/orders/6c2f9a1e-3b7d-4d51-9f0a-1b2c3d4e5f60-7",
                "arn:aws:kafka:us-east-1:111122223333:cluster/orders/6c2f9a1e-3b7d-4d51-9f0a-1b2c3d4e5f60-7",
                "arn:aws:kafka:eu-west-1:111122223333:cluster/or%20ders/6c2f9a1e-3b7d-4d51-9f0a-1b2c3d4e5f60-7",
                "arn:aws:kafka:eu-west-1:111122223333:topic/orders/6c2f9a1e-3b7d-4d51-9f0a-1b2c3d4e5f60-7/a"
            })
    void what_is_no_cluster_of_that_account_and_region_names_none(String arn) {
        assertThat(KafkaCluster.calledFor(call(Json.object().put("clusterArn", arn), Json.object())))
                .isEmpty();
    }

    @Test
    void a_serverless_cluster_is_private_and_speaks_tls() {
        KafkaCluster cluster = KafkaCluster.of(Cluster.builder()
                .clusterArn(ORDERS)
                .state("ACTIVE")
                .serverless(serverless -> {})
                .build());

        assertThat(cluster).isEqualTo(new KafkaCluster(ORDERS, "ACTIVE", "DISABLED", "TLS", true, Optional.empty()));
    }

    @Test
    void the_stack_that_made_a_cluster_is_told() {
        KafkaCluster cluster = KafkaCluster.of(Cluster.builder()
                .clusterArn(ORDERS)
                .state("ACTIVE")
                .tags(java.util.Map.of("aws:cloudformation:stack-name", "streams"))
                .build());

        assertThat(cluster.managedBy()).contains("CloudFormation stack streams");
    }
}
