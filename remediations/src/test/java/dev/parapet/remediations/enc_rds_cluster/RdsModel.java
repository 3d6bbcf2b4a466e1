package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.remediations.enc_rds_cluster.Account.Node;
import dev.parapet.remediations.enc_rds_cluster.Account.Snap;
import dev.parapet.remediations.enc_rds_cluster.Account.Storage;
import dev.parapet.remediations.shared.DatabaseTags;
import dev.parapet.remediations.shared.Mishaps;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.AddRoleToDbClusterRequest;
import software.amazon.awssdk.services.rds.model.AddRoleToDbClusterResponse;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBClusterRole;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DescribeBlueGreenDeploymentsRequest;
import software.amazon.awssdk.services.rds.model.DescribeBlueGreenDeploymentsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DisableHttpEndpointRequest;
import software.amazon.awssdk.services.rds.model.DisableHttpEndpointResponse;
import software.amazon.awssdk.services.rds.model.EnableHttpEndpointRequest;
import software.amazon.awssdk.services.rds.model.EnableHttpEndpointResponse;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.RemoveRoleFromDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RemoveRoleFromDbClusterResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotResponse;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;
import software.amazon.awssdk.services.rds.paginators.DescribeBlueGreenDeploymentsIterable;
import software.amazon.awssdk.services.rds.paginators.DescribeDBInstancesIterable;

/** The clusters and snapshots of the account. A write that is refused in AWS for the state of things is refused here. */
final class RdsModel implements RdsClient {
    private static final int LOOKS = 4;

    private final Account account;

    RdsModel(Account account) {
        this.account = account;
    }

    @Override
    public DescribeDbClustersResponse describeDBClusters(DescribeDbClustersRequest request) {
        account.passes();
        List<DBCluster> found = account.clusters.stream()
                .filter(cluster -> request.dbClusterIdentifier() == null
                        ? cluster.id.equals(
                                request.filters().getFirst().values().getFirst())
                        : cluster.name.equals(request.dbClusterIdentifier()))
                .map(this::described)
                .toList();
        if (found.isEmpty() && request.dbClusterIdentifier() != null) {
            throw DbClusterNotFoundException.builder().statusCode(404).build();
        }
        return DescribeDbClustersResponse.builder().dbClusters(found).build();
    }

    private DBCluster described(Storage cluster) {
        return DBCluster.builder()
                .dbClusterIdentifier(cluster.name)
                .dbClusterResourceId(cluster.id)
                .dbClusterArn(arn(cluster))
                .clusterCreateTime(Instant.parse("2025-03-01T08:00:00Z"))
                .status(cluster.status)
                .engine("aurora-postgresql")
                .engineVersion("16.9")
                .engineMode("provisioned")
                .storageEncrypted(cluster.encrypted)
                .kmsKeyId(cluster.encrypted ? "key" : null)
                .dbSubnetGroup("private")
                .port(5432)
                .httpEndpointEnabled(cluster.dataApi)
                .backupRetentionPeriod(cluster.retention)
                .vpcSecurityGroups(memberships(cluster))
                .associatedRoles(cluster.roles.entrySet().stream()
                        .map(role -> DBClusterRole.builder()
                                .roleArn(role.getKey())
                                .featureName(role.getValue())
                                .build())
                        .toList())
                .dbClusterMembers(account.of(cluster).stream()
                        .map(node -> DBClusterMember.builder()
                                .dbInstanceIdentifier(node.name)
                                .isClusterWriter(node == account.of(cluster).getFirst())
                                .build())
                        .toList())
                .tagList(DatabaseTags.plain(cluster.tags).toList())
                .build();
    }

    private static String arn(Storage cluster) {
        return "arn:aws:rds:eu-west-1:111122223333:cluster:" + cluster.name;
    }

    private static List<VpcSecurityGroupMembership> memberships(Storage cluster) {
        return cluster.groups.stream()
                .map(id -> VpcSecurityGroupMembership.builder()
                        .vpcSecurityGroupId(id)
                        .status("active")
                        .build())
                .toList();
    }

    @Override
    public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
        account.passes();
        String name = request.filters().getFirst().values().getFirst();
        boolean ofACluster = request.filters().getFirst().name().equals("db-cluster-id");
        return DescribeDbInstancesResponse.builder()
                .dbInstances(account.nodes.stream()
                        .filter(node -> name.equals(ofACluster ? node.storage.name : node.name))
                        .map(RdsModel::described)
                        .toList())
                .build();
    }

    private static DBInstance described(Node node) {
        return DBInstance.builder()
                .dbInstanceIdentifier(node.name)
                .dbInstanceStatus(node.status)
                .dbInstanceClass("db.r7g.large")
                .engine("aurora-postgresql")
                .dbSubnetGroup(group -> group.dbSubnetGroupName("private").vpcId("vpc-1"))
                .vpcSecurityGroups(memberships(node.storage))
                .build();
    }

    @Override
    public DescribeDBInstancesIterable describeDBInstancesPaginator(DescribeDbInstancesRequest request) {
        return new DescribeDBInstancesIterable(this, request);
    }

    @Override
    public DescribeBlueGreenDeploymentsIterable describeBlueGreenDeploymentsPaginator(
            DescribeBlueGreenDeploymentsRequest request) {
        return new DescribeBlueGreenDeploymentsIterable(this, request);
    }

    @Override
    public DescribeBlueGreenDeploymentsResponse describeBlueGreenDeployments(
            DescribeBlueGreenDeploymentsRequest request) {
        account.passes();
        return DescribeBlueGreenDeploymentsResponse.builder().build();
    }

    @Override
    public DescribeDbClusterSnapshotsResponse describeDBClusterSnapshots(DescribeDbClusterSnapshotsRequest request) {
        account.passes();
        Snap snap = snapshot(request.dbClusterSnapshotIdentifier())
                .orElseThrow(() -> DbClusterSnapshotNotFoundException.builder()
                        .statusCode(404)
                        .build());
        return DescribeDbClusterSnapshotsResponse.builder()
                .dbClusterSnapshots(DBClusterSnapshot.builder()
                        .dbClusterSnapshotIdentifier(snap.name)
                        .status(snap.status)
                        .tagList(DatabaseTags.mark(snap.owner))
                        .build())
                .build();
    }

    private Optional<Snap> snapshot(String name) {
        return account.snapshots.stream().filter(snap -> snap.name.equals(name)).findFirst();
    }

    @Override
    public ModifyDbClusterResponse modifyDBCluster(ModifyDbClusterRequest request) {
        String to = request.newDBClusterIdentifier();
        account.write("ModifyDBCluster " + request.dbClusterIdentifier() + (to == null ? "" : " to " + to), () -> {
            Storage cluster = available(request.dbClusterIdentifier());
            if (to != null && account.named(to).isPresent()) {
                throw Mishaps.refusal(400, "DBClusterAlreadyExistsFault");
            }
            if (request.backupRetentionPeriod() != null) {
                cluster.retention = request.backupRetentionPeriod();
            }
            Set<String> groups =
                    request.hasVpcSecurityGroupIds() ? Set.copyOf(request.vpcSecurityGroupIds()) : cluster.groups;
            if (to == null && groups.equals(cluster.groups)) {
                throw new AssertionError("a write that changes nothing");
            }
            // A client gets in as soon as the group lets it, and the name goes last.
            cluster.work(
                    to == null ? "modifying" : "renaming", LOOKS, () -> cluster.name = to == null ? cluster.name : to);
            cluster.groups = groups;
        });
        return ModifyDbClusterResponse.builder().build();
    }

    private Storage available(String name) {
        Storage cluster = account.named(name)
                .orElseThrow(() ->
                        DbClusterNotFoundException.builder().statusCode(404).build());
        boolean busy = account.of(cluster).stream().anyMatch(node -> !node.available());
        if (!cluster.available() || (account.strict && busy)) {
            throw InvalidDbClusterStateException.builder().statusCode(400).build();
        }
        return cluster;
    }

    private Node node(String name) {
        Node node = account.nodes.stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        DbInstanceNotFoundException.builder().statusCode(404).build());
        if (!node.available()) {
            throw InvalidDbInstanceStateException.builder().statusCode(400).build();
        }
        return node;
    }

    /** RDS restarts what it renames. */
    @Override
    public ModifyDbInstanceResponse modifyDBInstance(ModifyDbInstanceRequest request) {
        String to = request.newDBInstanceIdentifier();
        account.write("ModifyDBInstance %s to %s".formatted(request.dbInstanceIdentifier(), to), () -> {
            Node node = node(request.dbInstanceIdentifier());
            if (account.strict && !node.storage.available()) {
                throw InvalidDbClusterStateException.builder().statusCode(400).build();
            }
            if (account.nodes.stream().anyMatch(other -> other.name.equals(to))) {
                throw Mishaps.refusal(400, "DBInstanceAlreadyExists");
            }
            node.connected = false;
            node.work("renaming", LOOKS, () -> node.name = to);
        });
        return ModifyDbInstanceResponse.builder().build();
    }

    @Override
    public CreateDbClusterSnapshotResponse createDBClusterSnapshot(CreateDbClusterSnapshotRequest request) {
        account.write("CreateDBClusterSnapshot", () -> {
            if (snapshot(request.dbClusterSnapshotIdentifier()).isPresent()) {
                throw new AssertionError(request.dbClusterSnapshotIdentifier() + " is taken a second time");
            }
            Storage cluster = available(request.dbClusterIdentifier());
            Snap snap = new Snap(
                    request.dbClusterSnapshotIdentifier(), cluster.written, DatabaseTags.owner(request.tags()));
            snap.work("creating", LOOKS, () -> snap.status = end(snap.name, "failed"));
            account.snapshots.add(snap);
        });
        return CreateDbClusterSnapshotResponse.builder().build();
    }

    private String end(@Nullable String name, String failure) {
        return account.doomed.filter(doomed -> Objects.equals(doomed, name)).isPresent() ? failure : "available";
    }

    @Override
    public RestoreDbClusterFromSnapshotResponse restoreDBClusterFromSnapshot(
            RestoreDbClusterFromSnapshotRequest request) {
        account.write("RestoreDBClusterFromSnapshot", () -> {
            Snap source = snapshot(request.snapshotIdentifier()).orElseThrow();
            if (!source.available()) {
                throw Mishaps.refusal(400, "InvalidDBClusterSnapshotStateFault");
            }
            if (account.named(request.dbClusterIdentifier()).isPresent()) {
                throw new AssertionError(request.dbClusterIdentifier() + " is made a second time");
            }
            Storage cluster = new Storage(
                    "cluster-SUCCESSOR",
                    request.dbClusterIdentifier(),
                    request.kmsKeyId() != null,
                    new HashSet<>(request.vpcSecurityGroupIds()),
                    source.written);
            cluster.tags.putAll(DatabaseTags.of(request.tags()));
            cluster.work("creating", LOOKS, () -> cluster.status = end(cluster.name, "incompatible-restore"));
            account.clusters.add(cluster);
        });
        return RestoreDbClusterFromSnapshotResponse.builder().build();
    }

    @Override
    public AddRoleToDbClusterResponse addRoleToDBCluster(AddRoleToDbClusterRequest request) {
        account.write(
                "AddRoleToDBCluster",
                () -> available(request.dbClusterIdentifier()).roles.put(request.roleArn(), request.featureName()));
        return AddRoleToDbClusterResponse.builder().build();
    }

    @Override
    public RemoveRoleFromDbClusterResponse removeRoleFromDBCluster(RemoveRoleFromDbClusterRequest request) {
        account.write(
                "RemoveRoleFromDBCluster",
                () -> account.named(request.dbClusterIdentifier())
                        .orElseThrow()
                        .roles
                        .remove(request.roleArn()));
        return RemoveRoleFromDbClusterResponse.builder().build();
    }

    @Override
    public CreateDbInstanceResponse createDBInstance(CreateDbInstanceRequest request) {
        account.write("CreateDBInstance " + request.dbInstanceIdentifier(), () -> {
            if (account.nodes.stream().anyMatch(node -> node.name.equals(request.dbInstanceIdentifier()))) {
                throw new AssertionError(request.dbInstanceIdentifier() + " is made a second time");
            }
            Node node = new Node(request.dbInstanceIdentifier(), available(request.dbClusterIdentifier()));
            node.work("creating", LOOKS, () -> node.status = end(node.name, "incompatible-network"));
            account.nodes.add(node);
        });
        return CreateDbInstanceResponse.builder().build();
    }

    @Override
    public EnableHttpEndpointResponse enableHttpEndpoint(EnableHttpEndpointRequest request) {
        account.write("EnableHttpEndpoint " + name(request.resourceArn()), () -> dataApi(request.resourceArn(), true));
        return EnableHttpEndpointResponse.builder().build();
    }

    @Override
    public DisableHttpEndpointResponse disableHttpEndpoint(DisableHttpEndpointRequest request) {
        account.write(
                "DisableHttpEndpoint " + name(request.resourceArn()), () -> dataApi(request.resourceArn(), false));
        return DisableHttpEndpointResponse.builder().build();
    }

    private void dataApi(String arn, boolean on) {
        available(name(arn)).dataApi = on;
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    @Override
    public DeleteDbInstanceResponse deleteDBInstance(DeleteDbInstanceRequest request) {
        account.write("DeleteDBInstance " + request.dbInstanceIdentifier(), () -> {
            Node node = node(request.dbInstanceIdentifier());
            if (!node.storage.encrypted || node.connected) {
                throw new AssertionError("an instance with clients, or with the only data, is deleted");
            }
            node.work("deleting", LOOKS, () -> account.nodes.remove(node));
        });
        return DeleteDbInstanceResponse.builder().build();
    }

    /** Refused while an instance is not at least being deleted. */
    @Override
    public DeleteDbClusterResponse deleteDBCluster(DeleteDbClusterRequest request) {
        account.write("DeleteDBCluster " + request.dbClusterIdentifier(), () -> {
            Storage cluster = account.named(request.dbClusterIdentifier()).orElseThrow();
            if (!cluster.encrypted) {
                throw new AssertionError("a cluster with the only data is deleted");
            }
            boolean full = account.of(cluster).stream().anyMatch(node -> !node.status.equals("deleting"));
            if (full || !cluster.available()) {
                throw InvalidDbClusterStateException.builder().statusCode(400).build();
            }
            cluster.work("deleting", LOOKS, () -> account.clusters.remove(cluster));
        });
        return DeleteDbClusterResponse.builder().build();
    }

    @Override
    public DeleteDbClusterSnapshotResponse deleteDBClusterSnapshot(DeleteDbClusterSnapshotRequest request) {
        account.write(
                "DeleteDBClusterSnapshot " + request.dbClusterSnapshotIdentifier(),
                () -> account.snapshots.remove(
                        snapshot(request.dbClusterSnapshotIdentifier()).orElseThrow()));
        return DeleteDbClusterSnapshotResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return RdsClient.SERVICE_NAME;
    }

    @Override
    public void close() {}
}
