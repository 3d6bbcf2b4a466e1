package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Deletes the snapshot that was taken for the encryption. */
record DropSnapshot(TakeSnapshot taken) implements Action {
    /** The cluster still holds the same data. */
    static final Effect EFFECT = new Effect("rds:DeleteDBClusterSnapshot", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster snapshot %s of %s: taken -> none".formatted(taken.snapshot(), taken.cluster());
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .deleteDBClusterSnapshot(request -> request.dbClusterSnapshotIdentifier(taken.snapshot()));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(taken);
    }
}
