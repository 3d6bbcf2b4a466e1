package dev.parapet.remediations.enc_dynamodb;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.SSEType;

/** Moves a table to another key; its undo is the same move backwards. */
record SetEncryption(String table, Encryption before, Encryption after) implements Action {
    /** The table serves on while DynamoDB changes the key. */
    static final Effect EFFECT = new Effect("dynamodb:UpdateTable", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "DynamoDB table %s: encrypted with %s -> %s".formatted(table, before, after);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(DynamoDbClient::builder)
                .updateTable(request -> request.tableName(table).sseSpecification(specification()));
    }

    private SSESpecification specification() {
        SSESpecification.Builder specification = SSESpecification.builder().enabled(after.kms());
        if (after.kms()) {
            specification.sseType(SSEType.KMS);
            after.key().ifPresent(specification::kmsMasterKeyId);
        }
        return specification.build();
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetEncryption(table, after, before));
    }
}
