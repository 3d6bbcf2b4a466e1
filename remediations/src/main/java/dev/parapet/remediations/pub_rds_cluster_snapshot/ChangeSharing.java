package dev.parapet.remediations.pub_rds_cluster_snapshot;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Ends, or begins, the sharing of a snapshot with some accounts or with all; each is the other's undo.
 *
 * @param accounts account numbers, or {@code all}
 */
record ChangeSharing(String snapshot, List<String> accounts, boolean shared) implements Action {
    /** Who restored or copied the snapshot already keeps the copy; nobody loses a running database. */
    static final Effect EFFECT = new Effect("rds:ModifyDBClusterSnapshotAttribute", Risk.SAFE, Undo.EXACT);

    /** The one attribute RDS knows: who may copy or restore. */
    static final String RESTORE = "restore";

    ChangeSharing {
        accounts = List.copyOf(accounts);
    }

    static ChangeSharing end(String snapshot, List<String> accounts) {
        return new ChangeSharing(snapshot, accounts, false);
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        String with = String.join(", ", accounts);
        return shared
                ? "Cluster snapshot %s: not shared with %s -> shared again".formatted(snapshot, with)
                : "Cluster snapshot %s: shared with %s -> no longer".formatted(snapshot, with);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder).modifyDBClusterSnapshotAttribute(request -> {
            request.dbClusterSnapshotIdentifier(snapshot).attributeName(RESTORE);
            if (shared) {
                request.valuesToAdd(accounts);
            } else {
                request.valuesToRemove(accounts);
            }
        });
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new ChangeSharing(snapshot, accounts, !shared));
    }
}
