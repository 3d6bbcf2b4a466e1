package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Gives a cluster its name and its security groups back, in one call: RDS would refuse a second one for minutes. */
record ComeBack(MakeRoom made) implements Action {
    /** Brings a workload back that waits for it. */
    static final Effect EFFECT = new Effect("rds:ModifyDBCluster", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster %s: reachable by nobody -> as %s through %s"
                .formatted(made.old(), made.cluster(), String.join(", ", made.groups()));
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .modifyDBCluster(request -> request.dbClusterIdentifier(made.old())
                        .newDBClusterIdentifier(made.cluster())
                        .vpcSecurityGroupIds(made.groups())
                        .applyImmediately(true));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(made);
    }
}
