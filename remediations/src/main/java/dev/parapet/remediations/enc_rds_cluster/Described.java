package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.remediations.shared.DatabaseTags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/** What RDS describes of a cluster, in this guardrail's words. */
final class Described {
    private static final ClusterPendingModifiedValues NOTHING =
            ClusterPendingModifiedValues.builder().build();
    private static final PendingModifiedValues NOTHING_OF_AN_INSTANCE =
            PendingModifiedValues.builder().build();

    /** Aurora encrypts everything since then, restored clusters included, and {@code StorageEncrypted} is silent on it. */
    private static final Instant ALL_ENCRYPTED = Instant.parse("2026-02-18T00:00:00Z");

    private Described() {}

    /** What the storage is encrypted with. A clone shares the storage of the cluster it was made of, however old that is. */
    static Optional<String> key(DBCluster db) {
        if (Boolean.TRUE.equals(db.storageEncrypted())) {
            return Optional.of(Optional.ofNullable(db.kmsKeyId()).orElse("a key"));
        }
        boolean late = db.clusterCreateTime() != null && !db.clusterCreateTime().isBefore(ALL_ENCRYPTED);
        return db.engine().startsWith("aurora-")
                        && late
                        && db.cloneGroupId() == null
                        && said(db.replicationSourceIdentifier()).isEmpty()
                ? Optional.of("a key of AWS's own, as all Aurora storage made since 18 February 2026")
                : Optional.empty();
    }

    static Traits traits(DBCluster db, List<DBInstance> instances, Optional<String> deployment) {
        return new Traits(
                db.engine(),
                said(db.engineMode()),
                said(db.globalClusterIdentifier()),
                said(db.replicationSourceIdentifier()),
                db.readReplicaIdentifiers(),
                db.customEndpoints(),
                db.cloneGroupId() != null,
                deployment,
                db.masterUserSecret() != null,
                others(db),
                vpc(instances),
                db.pendingModifiedValues() != null
                        && !db.pendingModifiedValues().equals(NOTHING),
                DatabaseTags.stack(db.tagList()));
    }

    private static List<String> others(DBCluster db) {
        List<String> others = new ArrayList<>();
        if (!db.domainMemberships().isEmpty()) {
            others.add("its membership in a directory");
        }
        if ("started".equals(db.activityStreamStatusAsString())) {
            others.add("its activity stream");
        }
        if ("limitless".equals(db.clusterScalabilityTypeAsString())) {
            others.add("its shard groups");
        }
        return others;
    }

    static Optional<String> vpc(List<DBInstance> instances) {
        return instances.stream()
                .flatMap(db -> Optional.ofNullable(db.dbSubnetGroup()).stream())
                .flatMap(group -> Optional.ofNullable(group.vpcId()).stream())
                .findFirst();
    }

    /** The writer first, which is the order in which they are made anew. */
    static List<Member> members(DBCluster db, List<DBInstance> instances) {
        List<String> writers = db.dbClusterMembers().stream()
                .filter(member -> Boolean.TRUE.equals(member.isClusterWriter()))
                .map(DBClusterMember::dbInstanceIdentifier)
                .toList();
        return instances.stream()
                .sorted(Comparator.comparing(
                                (DBInstance instance) -> !writers.contains(instance.dbInstanceIdentifier()))
                        .thenComparing(DBInstance::dbInstanceIdentifier))
                .map(instance -> member(instance, db))
                .toList();
    }

    private static Member member(DBInstance instance, DBCluster db) {
        return new Member(
                Names.known(instance.dbInstanceIdentifier()),
                instance.dbInstanceIdentifier(),
                instance.dbInstanceStatus(),
                instance.pendingModifiedValues() != null
                        && !instance.pendingModifiedValues().equals(NOTHING_OF_AN_INSTANCE),
                Build.of(instance, db));
    }

    static Progress.Restored restored(DBCluster db, List<DBInstance> instances) {
        return new Progress.Restored(
                db.status(),
                DatabaseTags.owner(db.tagList()),
                Settings.roles(db).keySet(),
                Boolean.TRUE.equals(db.httpEndpointEnabled()),
                instances.stream()
                        .collect(Collectors.toMap(DBInstance::dbInstanceIdentifier, DBInstance::dbInstanceStatus)));
    }

    private static Optional<String> said(String word) {
        return Optional.ofNullable(word).filter(text -> !text.isEmpty());
    }
}
