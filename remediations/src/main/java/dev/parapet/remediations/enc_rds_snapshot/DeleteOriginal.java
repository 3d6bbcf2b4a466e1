package dev.parapet.remediations.enc_rds_snapshot;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Deletes a snapshot of which there is an encrypted copy.
 *
 * @param copy where the data is from then on
 */
record DeleteOriginal(String snapshot, String copy) implements Action {
    /** A snapshot does not come back, not even from its copy: that one stays encrypted. */
    static final Effect EFFECT = new Effect("rds:DeleteDBSnapshot", Risk.IRREVERSIBLE, Undo.NONE);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS snapshot %s: not encrypted -> deleted, its data is in %s".formatted(snapshot, copy);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder).deleteDBSnapshot(request -> request.dbSnapshotIdentifier(snapshot));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.empty();
    }
}
