package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Protects a cluster from deletion again. */
record Protect(Unprotect taken) implements Action {
    /** Nothing happens to it by this. */
    static final Effect EFFECT = new Effect("rds:ModifyDBCluster", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster %s: not protected from deletion -> protected".formatted(taken.cluster());
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .modifyDBCluster(
                        request -> request.dbClusterIdentifier(taken.cluster()).deletionProtection(true));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(taken);
    }
}
