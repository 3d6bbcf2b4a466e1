package dev.parapet.remediations.enc_rds_snapshot;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Shares the copy with accounts, or ends that; each is the other's undo. */
record ShareCopy(String copy, List<String> accounts, boolean shared) implements Action {
    /** The accounts may restore the same data from the original already. */
    static final Effect EFFECT = new Effect("rds:ModifyDBSnapshotAttribute", Risk.SAFE, Undo.EXACT);

    ShareCopy {
        accounts = List.copyOf(accounts);
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        String with = String.join(", ", accounts);
        return shared
                ? "RDS snapshot %s: its own account's -> shared with %s, as the original".formatted(copy, with)
                : "RDS snapshot %s: shared with %s -> no longer".formatted(copy, with);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder).modifyDBSnapshotAttribute(request -> {
            request.dbSnapshotIdentifier(copy).attributeName("restore");
            if (shared) {
                request.valuesToAdd(accounts);
            } else {
                request.valuesToRemove(accounts);
            }
        });
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new ShareCopy(copy, accounts, !shared));
    }
}
