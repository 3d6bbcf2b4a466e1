package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Renames a cluster, so that its successor can have the name. Its instances go on as they are.
 *
 * @param groups where it belongs, to go back to together with the name
 */
record MakeRoom(String cluster, String old, List<String> groups) implements Action {
    /** The names of the endpoints are gone from here on. */
    static final Effect EFFECT = new Effect("rds:ModifyDBCluster", Risk.DISRUPTIVE, Undo.EXACT);

    MakeRoom {
        groups = List.copyOf(groups);
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster %s: its name -> %s".formatted(cluster, old);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .modifyDBCluster(request -> request.dbClusterIdentifier(cluster)
                        .newDBClusterIdentifier(old)
                        .applyImmediately(true));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new ComeBack(this));
    }
}
