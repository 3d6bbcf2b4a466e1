package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Renames an instance, so that its successor can have the name. RDS restarts an instance that is renamed at once, which ends
 * the connections that stood: after this nobody writes any more.
 *
 * @param groups where it belongs, to go back to together with the name
 */
record MakeRoom(String instance, String old, List<String> groups) implements Action {
    /** The endpoint's name is gone from here on. */
    static final Effect EFFECT = new Effect("rds:ModifyDBInstance", Risk.DISRUPTIVE, Undo.EXACT);

    MakeRoom {
        groups = List.copyOf(groups);
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS instance %s: its name -> %s, with a restart that ends all connections".formatted(instance, old);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .modifyDBInstance(request -> request.dbInstanceIdentifier(instance)
                        .newDBInstanceIdentifier(old)
                        .applyImmediately(true));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new ComeBack(this));
    }
}
