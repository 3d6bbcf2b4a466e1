package dev.parapet.remediations.enc_logs;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Moves a log group to another key; absent is the one that CloudWatch Logs owns. */
record SetKey(String group, Optional<String> before, Optional<String> after) implements Action {
    static final Effect ASSOCIATE = new Effect("logs:AssociateKmsKey", Risk.SAFE, Undo.EXACT);

    /** Only ever an undo. What was written under the key stays under it. */
    static final Effect DISASSOCIATE = new Effect("logs:DisassociateKmsKey", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return after.isPresent() ? ASSOCIATE : DISASSOCIATE;
    }

    @Override
    public String describe() {
        return "log group %s: encrypted with %s -> %s".formatted(group, text(before), text(after));
    }

    private static String text(Optional<String> key) {
        return key.orElse("a key owned by CloudWatch Logs");
    }

    @Override
    public void apply(Aws aws) {
        CloudWatchLogsClient logs = aws.client(CloudWatchLogsClient::builder);
        after.ifPresentOrElse(
                key -> logs.associateKmsKey(
                        request -> request.logGroupName(group).kmsKeyId(key)),
                () -> logs.disassociateKmsKey(request -> request.logGroupName(group)));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetKey(group, after, before));
    }
}
