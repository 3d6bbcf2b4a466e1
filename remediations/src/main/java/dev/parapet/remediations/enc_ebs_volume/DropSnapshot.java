package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/** Deletes one of the two snapshots of a swap, and no other; its undo makes it again. */
record DropSnapshot(String volume, Interim.Turn turn) implements Action {
    /** Parapet's own; the volume it was made of is still there. */
    static final Effect EFFECT = new Effect("ec2:DeleteSnapshot", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EBS volume %s: %s snapshot of the swap -> deleted".formatted(volume, turn.word());
    }

    @Override
    public void apply(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client::builder);
        Traces.snapshot(Traces.snapshots(ec2, volume), turn)
                .map(Snapshot::snapshotId)
                .ifPresent(id -> ec2.deleteSnapshot(request -> request.snapshotId(id)));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new MakeSnapshot(volume, turn));
    }
}
