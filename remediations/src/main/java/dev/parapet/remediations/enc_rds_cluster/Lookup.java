package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Aws;
import dev.parapet.remediations.shared.DatabaseTags;
import dev.parapet.remediations.shared.Isolation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.BlueGreenDeployment;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.Filter;

/** Finds a cluster, under whichever name it is, and what has been made for its encryption. Only reads. */
final class Lookup {
    private Lookup() {}

    /**
     * The cluster a finding names: by identifier, or as Config does by resource id. Who does not ask for the cluster that was kept
     * by its own name means the workload, and that has a successor.
     */
    static Optional<Cluster> of(String id, Aws aws) {
        Optional<DBCluster> found = id.matches("cluster-[A-Z0-9]{20,}") ? byResourceId(id, aws) : byName(id, aws);
        Optional<Cluster> cluster =
                found.isPresent() ? found.map(db -> cluster(db, aws)) : madeRoom(new Names(id), aws);
        return cluster.filter(db -> db.succeeded() && !db.heldName().equals(id))
                .flatMap(db -> byName(db.name(), aws))
                .map(db -> cluster(db, aws))
                .or(() -> cluster);
    }

    /** Nobody has the name: the cluster may have made room, and its successor not have taken over yet. */
    private static Optional<Cluster> madeRoom(Names names, Aws aws) {
        return byName(names.old(), aws)
                .map(db -> cluster(db, aws))
                .filter(found -> found.name().equals(names.cluster()));
    }

    private static Cluster cluster(DBCluster db, Aws aws) {
        if (complete(db)) {
            return listed(db);
        }
        List<DBInstance> instances = instances(db.dbClusterIdentifier(), aws);
        return Described.key(db).isPresent() ? withoutNames(db, instances) : whole(db, instances, aws);
    }

    /** Whether a list shows all there is to decide: it is encrypted, and its instances have their names. */
    static boolean complete(DBCluster db) {
        boolean successor =
                !DatabaseTags.owner(db.tagList()).isEmpty() && !Names.isReplacement(db.dbClusterIdentifier());
        return Described.key(db).isPresent()
                && !(successor
                        && db.dbClusterMembers().stream()
                                .anyMatch(member -> Names.isReplacement(member.dbInstanceIdentifier())));
    }

    static Cluster listed(DBCluster db) {
        return encrypted(db, List.of());
    }

    private static Cluster withoutNames(DBCluster db, List<DBInstance> instances) {
        return encrypted(
                db,
                instances.stream()
                        .filter(instance -> Names.isReplacement(instance.dbInstanceIdentifier()))
                        .toList());
    }

    private static Cluster encrypted(DBCluster db, List<DBInstance> instances) {
        Traits traits = Described.traits(db, instances, Optional.empty());
        return cluster(db, db.dbClusterIdentifier(), false, Described.members(db, instances), traits, Progress.NONE);
    }

    private static Cluster whole(DBCluster db, List<DBInstance> instances, Aws aws) {
        Optional<String> vpc = Described.vpc(instances);
        Optional<Names> before = Names.before(db.dbClusterIdentifier());
        Optional<Isolation> made = before.flatMap(names -> isolation(names, vpc, aws))
                .filter(group -> group.owner().equals(db.dbClusterResourceId()));
        Names names = made.isPresent() ? before.orElseThrow() : new Names(db.dbClusterIdentifier());
        boolean succeeded = made.isPresent()
                && byName(names.cluster(), aws)
                        .filter(other -> DatabaseTags.owner(other.tagList()).equals(db.dbClusterResourceId()))
                        .isPresent();
        Progress progress = new Progress(
                made.isPresent() ? made : isolation(names, vpc, aws),
                snapshot(names.snapshot(), aws),
                byName(names.replacement(), aws)
                        .map(other -> Described.restored(other, instances(names.replacement(), aws))));
        Traits traits = Described.traits(db, instances, made.isPresent() ? Optional.empty() : deployment(db, aws));
        return cluster(db, names.cluster(), succeeded, Described.members(db, instances), traits, progress);
    }

    private static Cluster cluster(
            DBCluster db, String name, boolean succeeded, List<Member> members, Traits traits, Progress progress) {
        Map<String, String> wears = wears(db);
        Optional<Isolation> isolation =
                progress.isolation().filter(group -> group.owner().equals(db.dbClusterResourceId()));
        boolean dataApiNow = Boolean.TRUE.equals(db.httpEndpointEnabled());
        return new Cluster(
                name,
                db.dbClusterResourceId(),
                db.dbClusterIdentifier(),
                db.status(),
                Described.key(db),
                wears,
                isolation
                        .map(Isolation::groups)
                        .orElseGet(() -> wears.keySet().stream().sorted().toList()),
                dataApiNow
                        || isolation
                                .filter(group -> group.remembered().containsKey(Cluster.DATA_API))
                                .isPresent(),
                dataApiNow,
                succeeded,
                members,
                traits,
                Settings.of(db),
                Upkeep.of(db),
                progress);
    }

    /** The groups it is in, and whether RDS is done with putting it there. */
    static Map<String, String> wears(DBCluster db) {
        return db.vpcSecurityGroups().stream()
                .collect(Collectors.toMap(
                        group -> group.vpcSecurityGroupId(), group -> group.status(), (one, other) -> other));
    }

    private static Optional<DBCluster> byResourceId(String id, Aws aws) {
        return aws
                .client(RdsClient::builder)
                .describeDBClusters(request -> request.filters(filter("db-cluster-resource-id", id)))
                .dbClusters()
                .stream()
                .findFirst();
    }

    static Optional<DBCluster> byName(String name, Aws aws) {
        try {
            return aws
                    .client(RdsClient::builder)
                    .describeDBClusters(request -> request.dbClusterIdentifier(name))
                    .dbClusters()
                    .stream()
                    .findFirst();
        } catch (DbClusterNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static List<DBInstance> instances(String cluster, Aws aws) {
        return aws
                .client(RdsClient::builder)
                .describeDBInstancesPaginator(request -> request.filters(filter("db-cluster-id", cluster)))
                .dbInstances()
                .stream()
                .toList();
    }

    /** Whether an instance is in all these groups, which are its cluster's. */
    static boolean letsIn(String instance, List<String> groups, Aws aws) {
        return aws
                .client(RdsClient::builder)
                .describeDBInstances(request -> request.filters(filter("db-instance-id", instance)))
                .dbInstances()
                .stream()
                .anyMatch(db -> db.vpcSecurityGroups().stream()
                        .map(group -> group.vpcSecurityGroupId())
                        .toList()
                        .containsAll(groups));
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    /** Only its instances tell where a cluster is, and a cluster that was kept loses them first. */
    private static Optional<Isolation> isolation(Names names, Optional<String> vpc, Aws aws) {
        return Isolation.named(names.noIngress(), vpc.orElse(""), aws);
    }

    private static Optional<Progress.Copy> snapshot(String name, Aws aws) {
        try {
            return aws
                    .client(RdsClient::builder)
                    .describeDBClusterSnapshots(request -> request.dbClusterSnapshotIdentifier(name))
                    .dbClusterSnapshots()
                    .stream()
                    .findFirst()
                    .map(copy -> new Progress.Copy(copy.status(), DatabaseTags.owner(copy.tagList())));
        } catch (DbClusterSnapshotNotFoundException gone) {
            return Optional.empty();
        }
    }

    /** A deployment that has switched over holds the cluster only by its name. */
    private static Optional<String> deployment(DBCluster db, Aws aws) {
        return aws
                .client(RdsClient::builder)
                .describeBlueGreenDeploymentsPaginator(request -> {})
                .blueGreenDeployments()
                .stream()
                .filter(deployment -> !"SWITCHOVER_COMPLETED".equals(deployment.status()))
                .filter(deployment -> Stream.of(deployment.source(), deployment.target())
                        .anyMatch(arn -> db.dbClusterArn().equals(arn)))
                .map(BlueGreenDeployment::blueGreenDeploymentName)
                .findFirst();
    }
}
