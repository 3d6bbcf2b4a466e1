package dev.parapet.remediations.enc_ebs_snapshot;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.OperationType;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

/** Begins, or ends, the sharing of the encrypted copy with the accounts that have the original; each is the other's undo. */
record ShareCopy(String snapshot, List<String> accounts, boolean shared) implements Action {
    static final Effect EFFECT = new Effect("ec2:ModifySnapshotAttribute", Risk.SAFE, Undo.EXACT);

    ShareCopy {
        accounts = List.copyOf(accounts);
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EBS snapshot %s: encrypted copy %s -> %s %s"
                .formatted(
                        snapshot,
                        shared ? "unshared" : "shared",
                        shared ? "shared with" : "no longer shared with",
                        String.join(", ", accounts));
    }

    @Override
    public void apply(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client::builder);
        String copy = Copies.id(ec2, snapshot);
        ec2.modifySnapshotAttribute(request -> request.snapshotId(copy)
                .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                .operationType(shared ? OperationType.ADD : OperationType.REMOVE)
                .userIds(accounts));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new ShareCopy(snapshot, accounts, !shared));
    }
}
