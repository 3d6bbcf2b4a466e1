package dev.parapet.remediations.enc_rds_snapshot;

import dev.parapet.remediations.enc_rds_snapshot.Snapshot.Copy;
import java.util.List;

/** What people do where Parapet does not. */
final class ByHand {
    private ByHand() {}

    /** RDS copies no unencrypted cluster snapshot under a key; a cluster restored from it can be encrypted. */
    static List<String> throughCluster(Snapshot snapshot, String kmsKey) {
        String copy = Snapshot.copyOf(snapshot.name());
        return List.of(
                "aws rds restore-db-cluster-from-snapshot --snapshot-identifier %s --db-cluster-identifier TEMPORARY --engine ENGINE --kms-key-id %s"
                        .formatted(snapshot.name(), kmsKey),
                "aws rds create-db-cluster-snapshot --db-cluster-identifier TEMPORARY --db-cluster-snapshot-identifier "
                        + copy,
                "aws rds delete-db-cluster --skip-final-snapshot --db-cluster-identifier TEMPORARY",
                "share the new snapshot as the old one was, then aws rds delete-db-cluster-snapshot --db-cluster-snapshot-identifier "
                        + snapshot.name());
    }

    /** It was taken on the way to an encrypted instance or cluster, and is not needed after. */
    static List<String> letGo(Snapshot snapshot) {
        return List.of(
                "check that what was encrypted misses nothing",
                snapshot.ofCluster()
                        ? "aws rds delete-db-cluster-snapshot --db-cluster-snapshot-identifier " + snapshot.name()
                        : "aws rds delete-db-snapshot --db-snapshot-identifier " + snapshot.name());
    }

    /** A copy under the AWS managed key cannot be shared, so a key has to be named. */
    static List<String> nameKey(Snapshot snapshot) {
        return List.of(
                "make a KMS key whose policy lets %s use it, and set guardrails.enc-rds-snapshot.kmsKey to its alias"
                        .formatted(String.join(", ", snapshot.accounts())),
                "or end the sharing: aws rds modify-db-snapshot-attribute --db-snapshot-identifier %s --attribute-name restore --values-to-remove %s"
                        .formatted(snapshot.name(), String.join(" ", snapshot.accounts())));
    }

    /** Something else has the copy's name. */
    static List<String> clear(Snapshot snapshot) {
        return List.of(
                "see what it is: aws rds describe-db-snapshots --db-snapshot-identifier "
                        + Snapshot.copyOf(snapshot.name()),
                "copy it to another name if it is needed, and delete it: aws rds delete-db-snapshot --db-snapshot-identifier "
                        + Snapshot.copyOf(snapshot.name()),
                "the next finding or sweep copies " + snapshot.name());
    }

    /** A day to look at the copy; until that is whole, nobody should let go of the original. */
    static List<String> lookAtCopy(Snapshot snapshot, Copy copy) {
        String point = "point whoever restores %s to %s".formatted(snapshot.name(), Snapshot.copyOf(snapshot.name()));
        return copy.status().equals("available")
                ? List.of(
                        point,
                        "or do it at once, if nobody needs the original: aws rds delete-db-snapshot --db-snapshot-identifier "
                                + snapshot.name())
                : List.of(point);
    }
}
