package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.DatabaseTags;
import dev.parapet.remediations.shared.Isolation;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Restores the encrypted copy as an instance of its own, with every setting a restore takes, reachable by nobody yet.
 *
 * @param resourceId of the instance it succeeds, for the mark
 * @param into the name of the security group that lets nobody in
 */
record Restore(String copy, String instance, String resourceId, String into, String vpc, Settings settings)
        implements Action {
    /** Costs what an instance costs. */
    static final Effect EFFECT = new Effect("rds:RestoreDBInstanceFromDBSnapshot", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS instance %s: none -> restored encrypted from %s, with all settings".formatted(instance, copy);
    }

    /** Protection from deletion comes with {@link TakeOver}; until then it must be possible to take this back. */
    @Override
    public void apply(Aws aws) {
        String group = Isolation.idOf(into, vpc, aws);
        aws.client(RdsClient::builder).restoreDBInstanceFromDBSnapshot(request -> {
            settings.into(request);
            request.dbSnapshotIdentifier(copy)
                    .dbInstanceIdentifier(instance)
                    .vpcSecurityGroupIds(group)
                    .deletionProtection(false)
                    .tags(DatabaseTags.marked(settings.tags(), resourceId));
        });
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new DropRestored(this));
    }
}
