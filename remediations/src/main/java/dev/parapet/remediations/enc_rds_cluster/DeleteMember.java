package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Deletes an instance of the unencrypted cluster that was kept, for a cluster with instances is not deleted. */
record DeleteMember(String member, String cluster) implements Action {
    /** The first step of a deletion. */
    static final Effect EFFECT = new Effect("rds:DeleteDBInstance", Risk.IRREVERSIBLE, Undo.NONE);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS instance %s: in the unencrypted cluster %s -> none".formatted(member, cluster);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .deleteDBInstance(
                        request -> request.dbInstanceIdentifier(member).skipFinalSnapshot(true));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.empty();
    }
}
