package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.core.Aws;
import dev.parapet.core.ResourceId;
import dev.parapet.remediations.enc_rds_instance.Progress.Copy;
import dev.parapet.remediations.enc_rds_instance.Progress.Restored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.Filter;

/** Finds an instance, under whichever name it is, and what has been made for its encryption. Only reads. */
final class Lookup {
    private Lookup() {}

    /** The instance a finding names: by identifier, or as Config does by resource id. */
    static Optional<Instance> of(ResourceId resource, Aws aws) {
        String id = resource.id();
        Optional<DBInstance> found = id.matches("db-[A-Z0-9]{20,}") ? byResourceId(id, aws) : byName(id, aws);
        return found.isPresent() ? found.map(db -> instance(db, aws)) : madeRoom(new Names(id), aws);
    }

    /** Nobody has the name: the instance may have made room, and its successor not have taken over yet. */
    private static Optional<Instance> madeRoom(Names names, Aws aws) {
        return byName(names.old(), aws)
                .map(db -> instance(db, aws))
                .filter(found -> found.name().equals(names.instance()));
    }

    /** What is encrypted, or encrypted with its cluster, takes one call. */
    static Instance instance(DBInstance db, Aws aws) {
        if (Boolean.TRUE.equals(db.storageEncrypted()) || db.dbClusterIdentifier() != null) {
            return listed(db);
        }
        Optional<Names> before = Names.before(db.dbInstanceIdentifier());
        Optional<Isolation> made = before.flatMap(names -> isolation(names.noIngress(), vpc(db), aws))
                .filter(group -> group.owner().equals(db.dbiResourceId()));
        return made.isPresent()
                ? whole(db, before.orElseThrow(), made, aws)
                : whole(db, new Names(db.dbInstanceIdentifier()), Optional.empty(), aws);
    }

    private static Instance whole(DBInstance db, Names names, Optional<Isolation> known, Aws aws) {
        Optional<Isolation> isolation = known.isPresent() ? known : isolation(names.noIngress(), vpc(db), aws);
        boolean succeeded = known.isPresent()
                && byName(names.instance(), aws)
                        .filter(other -> owner(Described.tags(other)).equals(db.dbiResourceId()))
                        .isPresent();
        Progress progress = new Progress(
                isolation,
                snapshot(names.snapshot(), aws),
                snapshot(names.encryptedCopy(), aws),
                byName(names.replacement(), aws).map(Lookup::restored));
        return instance(db, names.instance(), succeeded, progress);
    }

    /** As a list shows it: enough for what is encrypted. */
    static Instance listed(DBInstance db) {
        return instance(db, db.dbInstanceIdentifier(), false, Progress.NONE);
    }

    private static Instance instance(DBInstance db, String name, boolean succeeded, Progress progress) {
        Map<String, String> wears = Described.groups(db);
        List<String> groups = progress.isolation()
                .filter(group -> group.owner().equals(db.dbiResourceId()))
                .map(Isolation::groups)
                .orElseGet(() -> wears.keySet().stream().sorted().toList());
        return new Instance(
                name,
                db.dbiResourceId(),
                db.dbInstanceIdentifier(),
                db.dbInstanceStatus(),
                Optional.ofNullable(db.kmsKeyId()).filter(key -> Boolean.TRUE.equals(db.storageEncrypted())),
                wears,
                groups,
                succeeded,
                Described.traits(db),
                Settings.of(db),
                Upkeep.of(db),
                progress);
    }

    private static String vpc(DBInstance db) {
        return db.dbSubnetGroup() == null ? "" : db.dbSubnetGroup().vpcId();
    }

    private static String owner(Map<String, String> tags) {
        return tags.getOrDefault(Names.MARK, "");
    }

    private static Restored restored(DBInstance db) {
        return new Restored(db.dbInstanceStatus(), owner(Described.tags(db)), Described.roles(db));
    }

    private static Optional<DBInstance> byResourceId(String id, Aws aws) {
        return aws
                .client(RdsClient::builder)
                .describeDBInstances(request -> request.filters(
                        Filter.builder().name("dbi-resource-id").values(id).build()))
                .dbInstances()
                .stream()
                .findFirst();
    }

    static Optional<DBInstance> byName(String name, Aws aws) {
        try {
            return aws
                    .client(RdsClient::builder)
                    .describeDBInstances(request -> request.dbInstanceIdentifier(name))
                    .dbInstances()
                    .stream()
                    .findFirst();
        } catch (DbInstanceNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static Optional<Copy> snapshot(String name, Aws aws) {
        try {
            return aws
                    .client(RdsClient::builder)
                    .describeDBSnapshots(request -> request.dbSnapshotIdentifier(name))
                    .dbSnapshots()
                    .stream()
                    .findFirst()
                    .map(Lookup::copy);
        } catch (DbSnapshotNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static Copy copy(DBSnapshot snapshot) {
        String owner = snapshot.tagList().stream()
                .filter(tag -> Names.MARK.equals(tag.key()))
                .map(tag -> tag.value())
                .findFirst()
                .orElse("");
        return new Copy(snapshot.status(), owner);
    }

    /** The security group of that name without rules, if it was made. */
    static Optional<Isolation> isolation(String name, String vpc, Aws aws) {
        return aws
                .client(Ec2Client::builder)
                .describeSecurityGroups(request -> request.filters(having("group-name", name), having("vpc-id", vpc)))
                .securityGroups()
                .stream()
                .findFirst()
                .map(Lookup::isolation);
    }

    private static software.amazon.awssdk.services.ec2.model.Filter having(String name, String value) {
        return software.amazon.awssdk.services.ec2.model.Filter.builder()
                .name(name)
                .values(value)
                .build();
    }

    private static Isolation isolation(SecurityGroup group) {
        Map<String, String> tags = group.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
        List<String> groups = List.of(tags.getOrDefault(Isolation.GROUPS, "").split(" "));
        return new Isolation(
                group.groupId(),
                tags.getOrDefault(Names.MARK, ""),
                groups.stream().filter(id -> !id.isEmpty()).toList());
    }

    /** For a step that needs it: the step before made it. */
    static String isolationId(String name, String vpc, Aws aws) {
        return isolation(name, vpc, aws)
                .map(Isolation::id)
                .orElseThrow(() ->
                        SdkClientException.create("there is no security group %s in %s any more".formatted(name, vpc)));
    }
}
