package dev.parapet.remediations.enc_ebs_snapshot;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SnapshotState;

/** Deletes the unencrypted snapshot, if its encrypted copy is complete at that moment. */
record DeleteOriginal(String snapshot) implements Action {
    static final Effect EFFECT = new Effect("ec2:DeleteSnapshot", Risk.IRREVERSIBLE, Undo.NONE);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EBS snapshot %s: unencrypted -> deleted, once its encrypted copy is complete".formatted(snapshot);
    }

    @Override
    public void apply(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client::builder);
        boolean complete = Copies.of(ec2, snapshot)
                .filter(copy -> copy.state() == SnapshotState.COMPLETED)
                .isPresent();
        if (!complete) {
            throw SdkClientException.create(snapshot + " has no complete encrypted copy");
        }
        ec2.deleteSnapshot(request -> request.snapshotId(snapshot));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.empty();
    }
}
