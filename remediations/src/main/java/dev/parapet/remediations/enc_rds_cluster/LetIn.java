package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Puts a cluster back into its security groups. */
record LetIn(Isolate isolated) implements Action {
    /** Brings clients back. */
    static final Effect EFFECT = new Effect("rds:ModifyDBCluster", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster %s: reachable by nobody -> through %s"
                .formatted(isolated.cluster(), String.join(", ", isolated.groups()));
    }

    /**
     * {@link ComeBack} brings the groups back together with the name: so there is nothing to do where the cluster has not got its
     * name back yet, or is being put into its groups already.
     */
    @Override
    public void apply(Aws aws) {
        boolean outside = Lookup.byName(isolated.cluster(), aws)
                .map(db -> !Lookup.wears(db).keySet().containsAll(isolated.groups()))
                .orElse(false);
        if (outside) {
            aws.client(RdsClient::builder)
                    .modifyDBCluster(request -> request.dbClusterIdentifier(isolated.cluster())
                            .vpcSecurityGroupIds(isolated.groups())
                            .applyImmediately(true));
        }
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(isolated);
    }
}
