package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.DatabaseTags;
import dev.parapet.remediations.shared.Isolation;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Restores the snapshot as a cluster of its own under a key, with every setting a restore takes, reachable by nobody yet. Aurora,
 * DocumentDB and Neptune encrypt an unencrypted snapshot as they restore it; to copy it under a key they refuse.
 *
 * @param resourceId of the cluster it succeeds, for the mark
 * @param into the name of the security group that lets nobody in
 */
record Restore(
        String snapshot, String cluster, String resourceId, String kmsKey, String into, String vpc, Settings settings)
        implements Action {
    /** Costs what a cluster costs. */
    static final Effect EFFECT = new Effect("rds:RestoreDBClusterFromSnapshot", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster %s: none -> restored from %s, encrypted with %s".formatted(cluster, snapshot, kmsKey);
    }

    /** Protection from deletion comes with {@link TakeOver}; until then it must be possible to take this back. */
    @Override
    public void apply(Aws aws) {
        String group = Isolation.idOf(into, vpc, aws);
        aws.client(RdsClient::builder).restoreDBClusterFromSnapshot(request -> {
            settings.into(request);
            request.snapshotIdentifier(snapshot)
                    .dbClusterIdentifier(cluster)
                    .kmsKeyId(kmsKey)
                    .vpcSecurityGroupIds(group)
                    .deletionProtection(false)
                    .tags(DatabaseTags.marked(settings.tags(), resourceId));
        });
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new DropRestored(this));
    }
}
