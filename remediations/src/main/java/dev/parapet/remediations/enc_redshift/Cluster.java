package dev.parapet.remediations.enc_redshift;

import dev.parapet.remediations.shared.RedshiftClusters;
import java.util.Optional;
import software.amazon.awssdk.services.redshift.model.ClusterSnapshotCopyStatus;
import software.amazon.awssdk.services.redshift.model.PendingModifiedValues;

/**
 * What the decision needs of a cluster.
 *
 * @param status Redshift's word, for example {@code available}
 * @param pending the encryption that a migration is under way to: {@code KMS} or {@code NONE}
 * @param copiedTo the region that its snapshots are copied to
 */
public record Cluster(
        String name,
        String status,
        boolean encrypted,
        Optional<String> pending,
        Optional<String> copiedTo,
        Optional<String> managedBy) {
    static Cluster of(software.amazon.awssdk.services.redshift.model.Cluster found) {
        return new Cluster(
                found.clusterIdentifier(),
                found.clusterStatus(),
                Boolean.TRUE.equals(found.encrypted()),
                Optional.ofNullable(found.pendingModifiedValues()).map(PendingModifiedValues::encryptionType),
                Optional.ofNullable(found.clusterSnapshotCopyStatus())
                        .map(ClusterSnapshotCopyStatus::destinationRegion),
                RedshiftClusters.managedBy(found));
    }

    boolean migrating() {
        return pending.isPresent();
    }

    /** Whether it will be encrypted once Redshift is done. */
    boolean heading() {
        return pending.map(type -> !type.equals("NONE")).orElse(encrypted);
    }
}
