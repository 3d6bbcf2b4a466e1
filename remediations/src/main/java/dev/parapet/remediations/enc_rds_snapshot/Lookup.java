package dev.parapet.remediations.enc_rds_snapshot;

import dev.parapet.core.Aws;
import dev.parapet.core.ResourceId;
import dev.parapet.remediations.enc_rds_snapshot.Snapshot.Copy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.Tag;

/** Finds a snapshot and its copy. Only reads. */
final class Lookup {
    /** How long a copy is there before a person is asked about the original. */
    static final Duration REST = Duration.ofDays(1);

    private Lookup() {}

    static Optional<Snapshot> of(ResourceId resource, Aws aws) {
        return resource.type().equals(EncRdsSnapshot.OF_CLUSTER)
                ? ofCluster(resource.id(), aws).map(Lookup::seen)
                : ofInstance(resource.id(), aws).map(found -> whole(found, aws));
    }

    /** An encrypted snapshot takes one call, and one that Parapet will not copy, too. */
    private static Snapshot whole(DBSnapshot found, Aws aws) {
        Snapshot listed = seen(found);
        if (listed.key().isPresent() || !listed.kind().equals("manual")) {
            return listed;
        }
        return snapshot(
                found,
                sharedWith(listed.name(), aws),
                ofInstance(Snapshot.copyOf(listed.name()), aws).map(other -> copy(found, other, aws)));
    }

    /** The moment is that of the first snapshot, however often it was copied; a copy of yesterday's namesake has another. */
    private static Copy copy(DBSnapshot original, DBSnapshot other, Aws aws) {
        boolean exact = Boolean.TRUE.equals(other.encrypted())
                && original.dbiResourceId().equals(other.dbiResourceId())
                && original.originalSnapshotCreateTime().equals(other.originalSnapshotCreateTime());
        return new Copy(
                other.status(),
                exact,
                other.snapshotCreateTime(),
                !other.snapshotCreateTime().plus(REST).isAfter(aws.now()),
                sharedWith(other.dbSnapshotIdentifier(), aws));
    }

    private static List<String> sharedWith(String name, Aws aws) {
        return aws
                .client(RdsClient::builder)
                .describeDBSnapshotAttributes(request -> request.dbSnapshotIdentifier(name))
                .dbSnapshotAttributesResult()
                .dbSnapshotAttributes()
                .stream()
                .flatMap(attribute -> attribute.attributeValues().stream())
                .toList();
    }

    /** RDS wants to be told the type of a snapshot that no person took; the prefix of its name does. */
    private static Optional<String> type(String name) {
        return Optional.of(name)
                .filter(text -> text.contains(":"))
                .map(text -> text.startsWith("awsbackup:") ? "awsbackup" : "automated");
    }

    private static Optional<DBSnapshot> ofInstance(String name, Aws aws) {
        try {
            return aws
                    .client(RdsClient::builder)
                    .describeDBSnapshots(request -> request.dbSnapshotIdentifier(name)
                            .snapshotType(type(name).orElse(null)))
                    .dbSnapshots()
                    .stream()
                    .findFirst();
        } catch (DbSnapshotNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static Optional<DBClusterSnapshot> ofCluster(String name, Aws aws) {
        try {
            return aws
                    .client(RdsClient::builder)
                    .describeDBClusterSnapshots(request -> request.dbClusterSnapshotIdentifier(name)
                            .snapshotType(type(name).orElse(null)))
                    .dbClusterSnapshots()
                    .stream()
                    .findFirst();
        } catch (DbClusterSnapshotNotFoundException gone) {
            return Optional.empty();
        }
    }

    /** As a list shows it. */
    static Snapshot seen(DBSnapshot found) {
        return snapshot(found, List.of(), Optional.empty());
    }

    private static Snapshot snapshot(DBSnapshot found, List<String> sharedWith, Optional<Copy> copy) {
        return new Snapshot(
                found.dbSnapshotIdentifier(),
                found.snapshotType(),
                false,
                found.dbInstanceIdentifier(),
                found.status(),
                Optional.ofNullable(found.kmsKeyId()).filter(key -> Boolean.TRUE.equals(found.encrypted())),
                mark(found.tagList()),
                sharedWith,
                copy);
    }

    /** As a list shows it, which is all that is needed. */
    static Snapshot seen(DBClusterSnapshot found) {
        return new Snapshot(
                found.dbClusterSnapshotIdentifier(),
                found.snapshotType(),
                true,
                found.dbClusterIdentifier(),
                found.status(),
                Optional.of(Optional.ofNullable(found.kmsKeyId()).orElse("a key"))
                        .filter(key -> Boolean.TRUE.equals(found.storageEncrypted())),
                mark(found.tagList()),
                List.of(),
                Optional.empty());
    }

    /** The mark of enc-rds-instance and enc-rds-cluster. */
    private static Optional<String> mark(List<Tag> tags) {
        return tags.stream()
                .filter(tag -> "parapet:encrypts".equals(tag.key()))
                .map(Tag::value)
                .findFirst();
    }
}
