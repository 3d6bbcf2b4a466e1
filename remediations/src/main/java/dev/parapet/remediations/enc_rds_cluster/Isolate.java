package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.Isolation;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Takes a cluster out of its security groups and into the one that lets nobody in. Connections that stand stay: security
 * groups judge new ones only, so the restarts of {@link StepAside} come after this.
 *
 * @param groups where it is now
 * @param into the name of the group that lets nobody in
 */
record Isolate(String cluster, List<String> groups, String into, String vpc) implements Action {
    /** From here on no new client gets in. */
    static final Effect EFFECT = new Effect("rds:ModifyDBCluster", Risk.DISRUPTIVE, Undo.EXACT);

    Isolate {
        groups = List.copyOf(groups);
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster %s: reachable through %s -> by nobody".formatted(cluster, String.join(", ", groups));
    }

    @Override
    public void apply(Aws aws) {
        String group = Isolation.idOf(into, vpc, aws);
        aws.client(RdsClient::builder)
                .modifyDBCluster(request -> request.dbClusterIdentifier(cluster)
                        .vpcSecurityGroupIds(group)
                        .applyImmediately(true));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new LetIn(this));
    }
}
