package dev.parapet.remediations.enc_dynamodb;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * What the decision needs of a table.
 *
 * @param status DynamoDB's word, for example {@code ACTIVE}
 * @param key the ARN of its KMS key; absent where the key is DynamoDB's own
 * @param replicas the other regions of a global table
 * @param guests the other accounts that its policy lets in, {@code *} for whoever meets a condition; asked only where the
 *     table is not under KMS
 */
public record Table(String name, String status, Optional<String> key, List<String> replicas, List<String> guests) {
    /** Lists that nobody changes. */
    public Table {
        replicas = List.copyOf(replicas);
        guests = List.copyOf(guests);
    }

    static Table of(TableDescription table) {
        return new Table(
                table.tableName(),
                table.tableStatusAsString(),
                Optional.ofNullable(table.sseDescription())
                        .filter(sse -> sse.status() != SSEStatus.DISABLED && sse.status() != SSEStatus.DISABLING)
                        .map(SSEDescription::kmsMasterKeyArn),
                table.replicas().stream()
                        .map(ReplicaDescription::regionName)
                        .sorted()
                        .toList(),
                List.of());
    }

    Table with(Stream<String> guests) {
        return new Table(name, status, key, replicas, guests.toList());
    }
}
