package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

/** Gives an instance of the unencrypted cluster its name back. */
record ReturnMember(StepAside made) implements Action {
    /** Brings an endpoint back that clients look for; who is on the instance already is cut off for a moment. */
    static final Effect EFFECT = new Effect("rds:ModifyDBInstance", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS instance %s: its name -> %s, with a restart".formatted(made.old(), made.member());
    }

    /**
     * Clients first: RDS may refuse to let them into a cluster while one of its instances restarts, and the other way round. So
     * nothing is done before the cluster is back in its groups, and where RDS is busy with that it is not waited for: the next
     * look finds the instance without its name.
     */
    @Override
    public void apply(Aws aws) {
        if (!Lookup.letsIn(made.old(), made.groups(), aws)) {
            return;
        }
        try {
            aws.client(RdsClient::builder)
                    .modifyDBInstance(request -> request.dbInstanceIdentifier(made.old())
                            .newDBInstanceIdentifier(made.member())
                            .applyImmediately(true));
        } catch (InvalidDbInstanceStateException | InvalidDbClusterStateException busy) {
            // The name comes later; clients have the cluster back.
        }
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(made);
    }
}
