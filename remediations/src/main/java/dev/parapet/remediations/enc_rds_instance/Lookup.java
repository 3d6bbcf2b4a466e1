package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.core.Aws;
import dev.parapet.core.ResourceId;
import dev.parapet.remediations.enc_rds_instance.Progress.Copy;
import dev.parapet.remediations.enc_rds_instance.Progress.Restored;
import dev.parapet.remediations.shared.DatabaseTags;
import dev.parapet.remediations.shared.Isolation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Optional<Isolation> made = before.flatMap(names -> Isolation.named(names.noIngress(), vpc(db), aws))
                .filter(group -> group.owner().equals(db.dbiResourceId()));
        return made.isPresent()
                ? whole(db, before.orElseThrow(), made, aws)
                : whole(db, new Names(db.dbInstanceIdentifier()), Optional.empty(), aws);
    }

    private static Instance whole(DBInstance db, Names names, Optional<Isolation> known, Aws aws) {
        Optional<Isolation> isolation = known.isPresent() ? known : Isolation.named(names.noIngress(), vpc(db), aws);
        boolean succeeded = known.isPresent()
                && byName(names.instance(), aws)
                        .filter(other -> DatabaseTags.owner(other.tagList()).equals(db.dbiResourceId()))
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

    private static Restored restored(DBInstance db) {
        return new Restored(db.dbInstanceStatus(), DatabaseTags.owner(db.tagList()), Described.roles(db));
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
        return new Copy(snapshot.status(), DatabaseTags.owner(snapshot.tagList()));
    }
}
