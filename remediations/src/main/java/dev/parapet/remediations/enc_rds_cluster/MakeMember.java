package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Makes an instance in the successor like one of the cluster before. The first one is the writer. */
record MakeMember(String cluster, String member, Build build) implements Action {
    /** Costs what an instance costs. */
    static final Effect EFFECT = new Effect("rds:CreateDBInstance", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS instance %s: none -> %s in %s".formatted(member, build.instanceClass(), cluster);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder).createDBInstance(request -> {
            build.into(request);
            request.dbClusterIdentifier(cluster).dbInstanceIdentifier(member);
        });
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new DropMember(this));
    }
}
