package dev.parapet.remediations.pub_ebs_snapshot;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.SnapshotSharing;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.OperationType;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

/**
 * Ends, or begins, the sharing of a snapshot with some accounts or with all; each is the other's undo.
 *
 * @param accounts account numbers, or {@code all} alone: EC2 takes groups and accounts in different lists
 */
record ChangeSharing(String snapshot, List<String> accounts, boolean shared) implements Action {
    /** Volumes and copies that were made of it already stay with whoever made them; no instance loses a disk. */
    static final Effect EFFECT = new Effect("ec2:ModifySnapshotAttribute", Risk.SAFE, Undo.EXACT);

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
                ? "EBS snapshot %s: not shared with %s -> shared again".formatted(snapshot, with)
                : "EBS snapshot %s: shared with %s -> no longer".formatted(snapshot, with);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(Ec2Client::builder).modifySnapshotAttribute(request -> {
            request.snapshotId(snapshot)
                    .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                    .operationType(shared ? OperationType.ADD : OperationType.REMOVE);
            if (accounts.contains(SnapshotSharing.ALL)) {
                request.groupNames(accounts);
            } else {
                request.userIds(accounts);
            }
        });
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new ChangeSharing(snapshot, accounts, !shared));
    }
}
