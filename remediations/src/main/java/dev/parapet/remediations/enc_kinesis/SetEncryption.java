package dev.parapet.remediations.enc_kinesis;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;

/** Turns a stream's encryption on, and back off again. */
record SetEncryption(String stream, Optional<String> before, Optional<String> after) implements Action {
    /** Producers and consumers go on; under the AWS managed key they need no further right. */
    static final Effect START = new Effect("kinesis:StartStreamEncryption", Risk.SAFE, Undo.EXACT);

    static final Effect STOP = new Effect("kinesis:StopStreamEncryption", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return after.isPresent() ? START : STOP;
    }

    @Override
    public String describe() {
        return "Kinesis stream %s: %s -> %s".formatted(stream, named(before), named(after));
    }

    private static String named(Optional<String> key) {
        return key.map(id -> "encrypted with " + id).orElse("plain");
    }

    /** Kinesis wants to hear which key it stops to use. */
    @Override
    public void apply(Aws aws) {
        KinesisClient kinesis = aws.client(KinesisClient::builder);
        if (after.isPresent()) {
            kinesis.startStreamEncryption(request -> request.streamName(stream)
                    .encryptionType(EncryptionType.KMS)
                    .keyId(after.get()));
        } else {
            kinesis.stopStreamEncryption(request -> request.streamName(stream)
                    .encryptionType(EncryptionType.KMS)
                    .keyId(before.orElseThrow()));
        }
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetEncryption(stream, after, before));
    }
}
