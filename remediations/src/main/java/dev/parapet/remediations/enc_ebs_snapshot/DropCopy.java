package dev.parapet.remediations.enc_ebs_snapshot;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/** Deletes the encrypted copy while the original still is there; its undo makes it again. */
record DropCopy(CopyEncrypted made) implements Action {
    static final Effect EFFECT = new Effect("ec2:DeleteSnapshot", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EBS snapshot %s: its encrypted copy -> deleted".formatted(made.snapshot());
    }

    @Override
    public void apply(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client::builder);
        Copies.of(ec2, made.snapshot())
                .map(Snapshot::snapshotId)
                .ifPresent(id -> ec2.deleteSnapshot(request -> request.snapshotId(id)));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(made);
    }
}
