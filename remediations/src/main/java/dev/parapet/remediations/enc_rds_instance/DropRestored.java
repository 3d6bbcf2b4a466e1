package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Deletes the restored instance, which no client has ever reached: it has the name of a successor, never the workload's. */
record DropRestored(Restore restored) implements Action {
    /** The instance it was made from still holds the same data. */
    static final Effect EFFECT = new Effect("rds:DeleteDBInstance", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS instance %s: restored from %s -> none".formatted(restored.instance(), restored.copy());
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .deleteDBInstance(request -> request.dbInstanceIdentifier(restored.instance())
                        .skipFinalSnapshot(true)
                        .deleteAutomatedBackups(true));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(restored);
    }
}
