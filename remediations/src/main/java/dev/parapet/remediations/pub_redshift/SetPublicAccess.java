package dev.parapet.remediations.pub_redshift;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.redshift.RedshiftClient;

/**
 * Moves one cluster's PubliclyAccessible flag; its undo is the same move backwards.
 *
 * @param elasticIp the address the cluster was public under, if it was its owner's: Redshift lets go of it
 */
record SetPublicAccess(String cluster, Optional<String> elasticIp, boolean before, boolean after) implements Action {
    /** Changes which address the name resolves to; connections from inside the VPC stay. */
    static final Effect EFFECT = new Effect("redshift:ModifyCluster", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "Redshift cluster %s: publicly accessible %s -> %s%s"
                .formatted(
                        cluster,
                        before,
                        after,
                        elasticIp.map(ip -> " (" + ip + ")").orElse(""));
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RedshiftClient::builder)
                .modifyCluster(request -> request.clusterIdentifier(cluster)
                        .publiclyAccessible(after)
                        .elasticIp(after ? elasticIp.orElse(null) : null));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetPublicAccess(cluster, elasticIp, after, before));
    }
}
