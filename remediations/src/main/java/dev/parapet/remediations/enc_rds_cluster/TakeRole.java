package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Takes a role from the successor again. */
record TakeRole(GiveRole given) implements Action {
    /** Nobody uses the cluster yet. */
    static final Effect EFFECT = new Effect("rds:RemoveRoleFromDBCluster", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster %s: with %s -> without role".formatted(given.cluster(), given.role());
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .removeRoleFromDBCluster(request -> request.dbClusterIdentifier(given.cluster())
                        .roleArn(given.role())
                        .featureName(given.feature().isEmpty() ? null : given.feature()));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(given);
    }
}
