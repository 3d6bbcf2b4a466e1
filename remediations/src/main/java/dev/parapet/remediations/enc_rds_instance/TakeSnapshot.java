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
 * Takes a snapshot of an instance that nobody writes to any more.
 *
 * @param resourceId the instance's, for the mark
 */
record TakeSnapshot(String instance, String resourceId, String snapshot) implements Action {
    /** Costs what a snapshot costs. */
    static final Effect EFFECT = new Effect("rds:CreateDBSnapshot", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS snapshot %s of %s: none -> taken".formatted(snapshot, instance);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .createDBSnapshot(request -> request.dbInstanceIdentifier(instance)
                        .dbSnapshotIdentifier(snapshot)
                        .tags(DatabaseTags.mark(resourceId)));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new DropSnapshot(this));
    }
}
