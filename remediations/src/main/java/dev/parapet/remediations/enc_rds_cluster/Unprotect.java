package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Lets a cluster be deleted. */
record Unprotect(String cluster) implements Action {
    /** Nothing happens to it by this alone. */
    static final Effect EFFECT = new Effect("rds:ModifyDBCluster", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster %s: protected from deletion -> not".formatted(cluster);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .modifyDBCluster(request -> request.dbClusterIdentifier(cluster).deletionProtection(false));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new Protect(this));
    }
}
