package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Gives an instance of the successor the name of the one before it. RDS restarts an instance that is renamed at once. */
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

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .modifyDBInstance(request -> request.dbInstanceIdentifier(member)
                        .newDBInstanceIdentifier(to)
                        .applyImmediately(true));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new RenameMember(to, member));
    }
}
