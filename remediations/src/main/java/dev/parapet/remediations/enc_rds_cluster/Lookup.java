package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Aws;
import dev.parapet.remediations.enc_rds_cluster.Cluster.Member;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.Tag;

/** Finds a cluster, and what it is made of where it is not encrypted. Only reads. */
final class Lookup {
    private Lookup() {}

    static Optional<Cluster> of(String id, Aws aws) {
        return found(id, aws)
                .map(db -> cluster(db, Boolean.TRUE.equals(db.storageEncrypted()) ? List.of() : members(db, aws)));
    }

    private static Optional<DBCluster> found(String id, Aws aws) {
        try {
            return aws
                    .client(RdsClient::builder)
                    .describeDBClusters(request -> {
                        if (id.matches("cluster-[A-Z0-9]{20,}")) {
                            request.filters(filter("db-cluster-resource-id", id));
                        } else {
                            request.dbClusterIdentifier(id);
                        }
                    })
                    .dbClusters()
                    .stream()
                    .findFirst();
        } catch (DbClusterNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static List<Member> members(DBCluster db, Aws aws) {
        Set<String> writers = new HashSet<>(db.dbClusterMembers().stream()
                .filter(member -> Boolean.TRUE.equals(member.isClusterWriter()))
                .map(DBClusterMember::dbInstanceIdentifier)
                .toList());
        return aws
                .client(RdsClient::builder)
                .describeDBInstancesPaginator(
                        request -> request.filters(filter("db-cluster-id", db.dbClusterIdentifier())))
                .dbInstances()
                .stream()
                .map(instance -> new Member(instance.dbInstanceIdentifier(), instance.dbInstanceClass()))
                .sorted(Comparator.comparing((Member member) -> !writers.contains(member.name()))
                        .thenComparing(Member::name))
                .toList();
    }

    static Cluster cluster(DBCluster db, List<Member> members) {
        return new Cluster(
                db.dbClusterIdentifier(),
                db.status(),
                db.engine(),
                said(db.engineVersion()),
                said(db.engineMode()),
                Boolean.TRUE.equals(db.storageEncrypted())
                        ? Optional.of(Optional.ofNullable(db.kmsKeyId()).orElse("a key"))
                        : Optional.empty(),
                Optional.ofNullable(db.globalClusterIdentifier()).filter(global -> !global.isEmpty()),
                Optional.ofNullable(db.replicationSourceIdentifier()).filter(source -> !source.isEmpty()),
                db.readReplicaIdentifiers(),
                said(db.dbSubnetGroup()),
                said(db.dbClusterParameterGroup()),
                db.port() == null ? 0 : db.port(),
                db.vpcSecurityGroups().stream()
                        .map(group -> group.vpcSecurityGroupId())
                        .sorted()
                        .toList(),
                members,
                db.tagList().stream()
                        .filter(tag -> "aws:cloudformation:stack-name".equals(tag.key()))
                        .map(Tag::value)
                        .findFirst());
    }

    private static String said(String word) {
        return word == null ? "" : word;
    }
}
