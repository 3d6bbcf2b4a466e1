package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.DatabaseTags;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Takes a snapshot of a cluster that nobody writes to any more.
 *
 * @param resourceId the cluster's, for the mark
 */
record TakeSnapshot(String cluster, String resourceId, String snapshot) implements Action {
    /** Costs what a snapshot costs. */
    static final Effect EFFECT = new Effect("rds:CreateDBClusterSnapshot", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster snapshot %s of %s: none -> taken".formatted(snapshot, cluster);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .createDBClusterSnapshot(request -> request.dbClusterIdentifier(cluster)
                        .dbClusterSnapshotIdentifier(snapshot)
                        .tags(DatabaseTags.mark(resourceId)));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new DropSnapshot(this));
    }
}
