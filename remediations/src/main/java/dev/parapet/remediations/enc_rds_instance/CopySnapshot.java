package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.DatabaseTags;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Copies a snapshot under a key: the one way by which RDS encrypts what is there.
 *
 * @param resourceId of the instance behind it, for the mark
 */
record CopySnapshot(String snapshot, String copy, String kmsKey, String resourceId) implements Action {
    /** Costs what a snapshot costs. */
    static final Effect EFFECT = new Effect("rds:CopyDBSnapshot", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS snapshot %s: not encrypted -> copied to %s under %s".formatted(snapshot, copy, kmsKey);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .copyDBSnapshot(request -> request.sourceDBSnapshotIdentifier(snapshot)
                        .targetDBSnapshotIdentifier(copy)
                        .kmsKeyId(kmsKey)
                        .tags(DatabaseTags.mark(resourceId)));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new DropCopy(this));
    }
}
