package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Deletes the unencrypted cluster that was kept, with its automated backups. The snapshot its successor was made from stays. */
record DeleteKept(String cluster, String successor) implements Action {
    /** What nobody missed in the successor until now is gone. */
    static final Effect EFFECT = new Effect("rds:DeleteDBCluster", Risk.IRREVERSIBLE, Undo.NONE);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster %s: kept beside its encrypted successor %s -> none".formatted(cluster, successor);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .deleteDBCluster(request -> request.dbClusterIdentifier(cluster).skipFinalSnapshot(true));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.empty();
    }
}
