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

/** Renames an instance of a cluster. RDS restarts an instance that is renamed at once, which ends the connections that stood. */
record RenameMember(String member, String to) implements Action {
    /** The endpoint of one instance moves, and who was connected to it is cut off. */
    static final Effect EFFECT = new Effect("rds:ModifyDBInstance", Risk.DISRUPTIVE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS instance %s: its name -> %s, with a restart that ends all connections".formatted(member, to);
    }

    /**
     * While RDS is at another change of the instance or of its cluster it takes no further one. That must not hold up what brings
     * the workload back after this one has been taken back.
     */
    @Override
    public void apply(Aws aws) {
        try {
            aws.client(RdsClient::builder)
                    .modifyDBInstance(request -> request.dbInstanceIdentifier(member)
                            .newDBInstanceIdentifier(to)
                            .applyImmediately(true));
        } catch (InvalidDbInstanceStateException | InvalidDbClusterStateException busy) {
            // Not made, and not refused for good either: the next look shows whether it is still due.
        }
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new RenameMember(to, member));
    }
}
