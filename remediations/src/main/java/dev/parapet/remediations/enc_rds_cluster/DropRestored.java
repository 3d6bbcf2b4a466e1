package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Deletes the restored cluster, which no client has ever reached: it has the name of a successor, never the workload's. */
record DropRestored(Restore restored) implements Action {
    /** The cluster it was made from still holds the same data. */
    static final Effect EFFECT = new Effect("rds:DeleteDBCluster", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster %s: restored from %s -> none".formatted(restored.cluster(), restored.snapshot());
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .deleteDBCluster(request ->
                        request.dbClusterIdentifier(restored.cluster()).skipFinalSnapshot(true));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(restored);
    }
}
