package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Deletes the encrypted copy. */
record DropCopy(CopySnapshot copied) implements Action {
    /** The instance still holds the same data. */
    static final Effect EFFECT = new Effect("rds:DeleteDBSnapshot", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS snapshot %s: copied to %s -> no copy".formatted(copied.snapshot(), copied.copy());
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder).deleteDBSnapshot(request -> request.dbSnapshotIdentifier(copied.copy()));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(copied);
    }
}
