package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.remediations.enc_rds_instance.Account.Db;
import dev.parapet.remediations.enc_rds_instance.Account.Snap;
import dev.parapet.remediations.shared.DatabaseTags;
import dev.parapet.remediations.shared.Mishaps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.AddRoleToDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.AddRoleToDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceRole;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.RemoveRoleFromDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RemoveRoleFromDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** The databases and snapshots of the account. A write that is refused in AWS for the state of things is refused here. */
final class RdsModel implements RdsClient {
    private static final int LOOKS = 4;

    private final Account account;

    RdsModel(Account account) {
        this.account = account;
    }

    @Override
    public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
        account.passes();
        List<DBInstance> found = account.instances.stream()
                .filter(db -> request.dbInstanceIdentifier() == null
                        ? db.id.equals(request.filters().getFirst().values().getFirst())
                        : db.name.equals(request.dbInstanceIdentifier()))
                .map(RdsModel::described)
                .toList();
        if (found.isEmpty() && request.dbInstanceIdentifier() != null) {
            throw DbInstanceNotFoundException.builder().statusCode(404).build();
        }
        return DescribeDbInstancesResponse.builder().dbInstances(found).build();
    }

    private static DBInstance described(Db db) {
        return DBInstance.builder()
                .dbInstanceIdentifier(db.name)
                .dbiResourceId(db.id)
                .dbInstanceStatus(db.status)
                .dbInstanceClass("db.m7g.large")
                .engine("postgres")
                .storageType("gp3")
                .storageEncrypted(db.encrypted)
                .kmsKeyId(db.encrypted ? "key" : null)
                .dbSubnetGroup(group -> group.dbSubnetGroupName("private").vpcId("vpc-1"))
                .backupRetentionPeriod(db.retention)
                .vpcSecurityGroups(db.groups.stream()
                        .map(id -> VpcSecurityGroupMembership.builder()
                                .vpcSecurityGroupId(id)
                                .status("active")
                                .build())
                        .toList())
                .associatedRoles(db.roles.entrySet().stream()
                        .map(role -> DBInstanceRole.builder()
                                .featureName(role.getKey())
                                .roleArn(role.getValue())
                                .build())
                        .toList())
                .tagList(tags(db.tags))
                .build();
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    @Override
    public DescribeDbSnapshotsResponse describeDBSnapshots(DescribeDbSnapshotsRequest request) {
        account.passes();
        Snap snap = account.snapshots.get(request.dbSnapshotIdentifier());
        if (snap == null) {
            throw DbSnapshotNotFoundException.builder().statusCode(404).build();
        }
        return DescribeDbSnapshotsResponse.builder()
                .dbSnapshots(DBSnapshot.builder()
                        .dbSnapshotIdentifier(snap.name)
                        .status(snap.status)
                        .tagList(tags(Map.of(DatabaseTags.MARK, snap.owner)))
                        .build())
                .build();
    }

    @Override
    public ModifyDbInstanceResponse modifyDBInstance(ModifyDbInstanceRequest request) {
        String to = request.newDBInstanceIdentifier();
        account.write(
                "ModifyDBInstance %s%s".formatted(request.dbInstanceIdentifier(), to == null ? "" : " to " + to),
                () -> {
                    Db db = available(request.dbInstanceIdentifier());
                    if (to != null && account.named(to).isPresent()) {
                        throw Mishaps.refusal(400, "DBInstanceAlreadyExists");
                    }
                    Set<String> groups =
                            request.hasVpcSecurityGroupIds() ? Set.copyOf(request.vpcSecurityGroupIds()) : db.groups;
                    if (to == null && groups.equals(db.groups)) {
                        throw new AssertionError("a write that changes nothing");
                    }
                    if (request.backupRetentionPeriod() != null) {
                        db.retention = request.backupRetentionPeriod();
                    }
                    // A client gets in as soon as the group lets it, and the name goes last.
                    db.work(to == null ? "modifying" : "renaming", LOOKS, () -> renamed(db, to));
                    db.groups = groups;
                });
        return ModifyDbInstanceResponse.builder().build();
    }

    /** RDS restarts what it renames. */
    private static void renamed(Db db, @Nullable String to) {
        if (to != null) {
            db.name = to;
            db.connected = false;
        }
    }

    private Db available(String name) {
        Db db = account.named(name)
                .orElseThrow(() ->
                        DbInstanceNotFoundException.builder().statusCode(404).build());
        if (!db.status.equals("available")) {
            throw Mishaps.refusal(400, "InvalidDBInstanceState");
        }
        return db;
    }

    private Snap complete(String name) {
        Snap snap = account.snapshots.get(name);
        if (snap == null || !snap.status.equals("available")) {
            throw Mishaps.refusal(400, "InvalidDBSnapshotState");
        }
        return snap;
    }

    @Override
    public CreateDbSnapshotResponse createDBSnapshot(CreateDbSnapshotRequest request) {
        account.write("CreateDBSnapshot", () -> {
            Db db = available(request.dbInstanceIdentifier());
            db.work("backing-up", LOOKS, () -> {});
            add(new Snap(request.dbSnapshotIdentifier(), false, db.written, mark(request.tags()), LOOKS));
        });
        return CreateDbSnapshotResponse.builder().build();
    }

    @Override
    public CopyDbSnapshotResponse copyDBSnapshot(CopyDbSnapshotRequest request) {
        account.write("CopyDBSnapshot", () -> {
            Snap source = complete(request.sourceDBSnapshotIdentifier());
            add(new Snap(request.targetDBSnapshotIdentifier(), true, source.written, mark(request.tags()), LOOKS));
        });
        return CopyDbSnapshotResponse.builder().build();
    }

    private void add(Snap snap) {
        if (account.snapshots.putIfAbsent(snap.name, snap) != null) {
            throw new AssertionError(snap.name + " is made a second time");
        }
    }

    private static String mark(List<Tag> tags) {
        return tags.getFirst().value();
    }

    @Override
    public RestoreDbInstanceFromDbSnapshotResponse restoreDBInstanceFromDBSnapshot(
            RestoreDbInstanceFromDbSnapshotRequest request) {
        account.write("RestoreDBInstanceFromDBSnapshot", () -> {
            Snap source = complete(request.dbSnapshotIdentifier());
            if (account.named(request.dbInstanceIdentifier()).isPresent()) {
                throw new AssertionError(request.dbInstanceIdentifier() + " is made a second time");
            }
            Db db = new Db(
                    "db-SUCCESSOR",
                    request.dbInstanceIdentifier(),
                    source.encrypted,
                    Set.copyOf(request.vpcSecurityGroupIds()),
                    source.written);
            Map<String, String> tags = new HashMap<>();
            request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
            db.tags.putAll(tags);
            db.work("creating", LOOKS, () -> {
                if (account.doomed.equals(Optional.of(db.name))) {
                    db.status = "incompatible-restore";
                }
            });
            account.instances.add(db);
        });
        return RestoreDbInstanceFromDbSnapshotResponse.builder().build();
    }

    @Override
    public AddRoleToDbInstanceResponse addRoleToDBInstance(AddRoleToDbInstanceRequest request) {
        account.write(
                "AddRoleToDBInstance",
                () -> available(request.dbInstanceIdentifier()).roles.put(request.featureName(), request.roleArn()));
        return AddRoleToDbInstanceResponse.builder().build();
    }

    @Override
    public RemoveRoleFromDbInstanceResponse removeRoleFromDBInstance(RemoveRoleFromDbInstanceRequest request) {
        account.write(
                "RemoveRoleFromDBInstance",
                () -> available(request.dbInstanceIdentifier()).roles.remove(request.featureName()));
        return RemoveRoleFromDbInstanceResponse.builder().build();
    }

    @Override
    public DeleteDbInstanceResponse deleteDBInstance(DeleteDbInstanceRequest request) {
        account.write("DeleteDBInstance " + request.dbInstanceIdentifier(), () -> {
            Db db = available(request.dbInstanceIdentifier());
            if (!db.encrypted || db.connected) {
                throw new AssertionError("a database with clients is deleted");
            }
            db.work("deleting", LOOKS, () -> account.instances.remove(db));
        });
        return DeleteDbInstanceResponse.builder().build();
    }

    @Override
    public DeleteDbSnapshotResponse deleteDBSnapshot(DeleteDbSnapshotRequest request) {
        account.write("DeleteDBSnapshot " + request.dbSnapshotIdentifier(), () -> {
            complete(request.dbSnapshotIdentifier());
            account.snapshots.remove(request.dbSnapshotIdentifier());
        });
        return DeleteDbSnapshotResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return RdsClient.SERVICE_NAME;
    }

    @Override
    public void close() {}
}
