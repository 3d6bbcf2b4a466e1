package dev.parapet.remediations.pub_rds_instance;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Moves one instance's PubliclyAccessible flag; its undo is the same move backwards. */
record SetPublicAccess(String instance, boolean before, boolean after) implements Action {
    /** Changes which address the name resolves to; connections from inside the VPC stay. */
    static final Effect EFFECT = new Effect("rds:ModifyDBInstance", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS instance %s: publicly accessible %s -> %s".formatted(instance, before, after);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .modifyDBInstance(request -> request.dbInstanceIdentifier(instance)
                        .publiclyAccessible(after)
                        .applyImmediately(true));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetPublicAccess(instance, after, before));
    }
}
