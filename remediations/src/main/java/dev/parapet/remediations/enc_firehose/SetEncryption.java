package dev.parapet.remediations.enc_firehose;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.KeyType;

/**
 * Turns a delivery stream's encryption on, and back off again.
 *
 * @param key the customer's key; absent for Firehose's own
 */
record SetEncryption(String stream, boolean on, Optional<String> key) implements Action {
    /** Delivery goes on, and senders need no further right: Firehose encrypts what it has taken. */
    static final Effect START = new Effect("firehose:StartDeliveryStreamEncryption", Risk.SAFE, Undo.EXACT);

    static final Effect STOP = new Effect("firehose:StopDeliveryStreamEncryption", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return on ? START : STOP;
    }

    @Override
    public String describe() {
        String encrypted = "encrypted with " + key.orElse("a key owned by Firehose");
        return "Firehose stream %s: %s".formatted(stream, on ? "plain -> " + encrypted : encrypted + " -> plain");
    }

    @Override
    public void apply(Aws aws) {
        FirehoseClient firehose = aws.client(FirehoseClient::builder);
        if (on) {
            firehose.startDeliveryStreamEncryption(request -> request.deliveryStreamName(stream)
                    .deliveryStreamEncryptionConfigurationInput(input -> {
                        input.keyType(key.isPresent() ? KeyType.CUSTOMER_MANAGED_CMK : KeyType.AWS_OWNED_CMK);
                        key.ifPresent(input::keyARN);
                    }));
        } else {
            firehose.stopDeliveryStreamEncryption(request -> request.deliveryStreamName(stream));
        }
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetEncryption(stream, !on, key));
    }
}
