package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Lets the successor use a role (for loading from S3, say), as the cluster before does.
 *
 * @param feature what it is for; empty where the engine knows no features
 */
record GiveRole(String cluster, String role, String feature) implements Action {
    /** Nobody uses the cluster yet. */
    static final Effect EFFECT = new Effect("rds:AddRoleToDBCluster", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster %s: without role -> with %s%s"
                .formatted(cluster, role, feature.isEmpty() ? "" : " for " + feature);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .addRoleToDBCluster(request -> request.dbClusterIdentifier(cluster)
                        .roleArn(role)
                        .featureName(feature.isEmpty() ? null : feature));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new TakeRole(this));
    }
}
