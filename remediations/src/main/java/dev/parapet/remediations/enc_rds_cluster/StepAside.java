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
 * Renames an instance of the unencrypted cluster. RDS restarts an instance that is renamed at once, which ends the connections
 * that stood: once all have stepped aside nobody writes any more.
 *
 * @param groups where its cluster belongs
 */
record StepAside(String member, String old, List<String> groups) implements Action {
    /** The endpoint of one instance moves, and who was connected to it is cut off. */
    static final Effect EFFECT = new Effect("rds:ModifyDBInstance", Risk.DISRUPTIVE, Undo.EXACT);

    StepAside {
        groups = List.copyOf(groups);
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS instance %s: its name -> %s, with a restart that ends all connections".formatted(member, old);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .modifyDBInstance(request -> request.dbInstanceIdentifier(member)
                        .newDBInstanceIdentifier(old)
                        .applyImmediately(true));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new ReturnMember(this));
    }
}
