package dev.parapet.remediations.enc_dynamodb;

import static java.util.stream.Collectors.joining;

import dev.parapet.core.ResourceId;
import java.util.List;

/** What a person does where no single call is safe. */
final class ByHand {
    private ByHand() {}

    static List<String> shared(ResourceId id, Table table) {
        return List.of(
                "make or choose a customer's key in %s, and let each account above call kms:Decrypt in its policy"
                        .formatted(id.region()),
                "aws dynamodb update-table --region %s --table-name %s --sse-specification Enabled=true,SSEType=KMS,KMSMasterKeyId=KEY-ARN"
                        .formatted(id.region(), table.name()));
    }

    static List<String> replicated(ResourceId id, Table table, String key) {
        return List.of(
                "make sure that every region has the key: %s, %s"
                        .formatted(id.region(), String.join(", ", table.replicas())),
                "in a test account first: aws dynamodb update-table --region %s --table-name %s --sse-specification Enabled=true,SSEType=KMS,KMSMasterKeyId=%s --replica-updates '[%s]'"
                        .formatted(id.region(), table.name(), key, updates(table, key)));
    }

    private static String updates(Table table, String key) {
        return table.replicas().stream()
                .map(region -> "{\"Update\":{\"RegionName\":\"%s\",\"KMSMasterKeyId\":\"%s\"}}".formatted(region, key))
                .collect(joining(","));
    }
}
