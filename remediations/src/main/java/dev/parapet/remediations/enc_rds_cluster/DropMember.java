package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Deletes an instance of the successor, which no client has ever reached. */
record DropMember(MakeMember made) implements Action {
    /** The storage is its cluster's, and the data still in the cluster before. */
    static final Effect EFFECT = new Effect("rds:DeleteDBInstance", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS instance %s: in %s -> none".formatted(made.member(), made.cluster());
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .deleteDBInstance(
                        request -> request.dbInstanceIdentifier(made.member()).skipFinalSnapshot(true));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(made);
    }
}
