package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.remediations.shared.DatabaseTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;
import software.amazon.awssdk.services.rds.model.ProcessorFeature;

/** What RDS describes of an instance, in this guardrail's words. */
final class Described {
    private static final PendingModifiedValues NOTHING =
            PendingModifiedValues.builder().build();

    private Described() {}

    static Traits traits(DBInstance db) {
        return new Traits(
                db.engine(),
                db.dbInstanceClass(),
                optionGroup(db),
                Optional.ofNullable(db.dbClusterIdentifier()),
                Stream.of(db.readReplicaSourceDBInstanceIdentifier(), db.readReplicaSourceDBClusterIdentifier())
                        .flatMap(Stream::ofNullable)
                        .findFirst(),
                Stream.concat(
                                db.readReplicaDBInstanceIdentifiers().stream(),
                                db.readReplicaDBClusterIdentifiers().stream())
                        .toList(),
                Optional.ofNullable(db.dbSubnetGroup()).map(group -> group.vpcId()),
                db.masterUserSecret() != null,
                others(db),
                db.pendingModifiedValues() != null
                        && !db.pendingModifiedValues().equals(NOTHING),
                DatabaseTags.stack(db.tagList()));
    }

    private static List<String> others(DBInstance db) {
        List<String> others = new ArrayList<>();
        if (!db.domainMemberships().isEmpty()) {
            others.add("its membership in a directory");
        }
        if (db.tdeCredentialArn() != null) {
            others.add("its TDE credential");
        }
        if ("started".equals(db.activityStreamStatusAsString())) {
            others.add("its activity stream");
        }
        if (!db.additionalStorageVolumes().isEmpty()) {
            others.add("its additional volumes");
        }
        if (db.backupTarget() != null && !db.backupTarget().equals("region")) {
            others.add("its place in " + db.backupTarget());
        }
        if (!db.dbInstanceAutomatedBackupsReplications().isEmpty()) {
            others.add("the replication of its backups to another region");
        }
        return others;
    }

    static Optional<String> optionGroup(DBInstance db) {
        return db.optionGroupMemberships().stream()
                .map(group -> group.optionGroupName())
                .filter(name -> !name.startsWith("default:"))
                .findFirst();
    }

    /** The endpoint is missing while an instance is being made. */
    static int port(DBInstance db) {
        if (db.endpoint() != null && db.endpoint().port() != null) {
            return db.endpoint().port();
        }
        return db.dbInstancePort() == null ? 0 : db.dbInstancePort();
    }

    static Map<String, String> processor(DBInstance db) {
        return db.processorFeatures().stream()
                .collect(Collectors.toMap(ProcessorFeature::name, ProcessorFeature::value));
    }

    static Map<String, String> roles(DBInstance db) {
        return db.associatedRoles().stream()
                .collect(Collectors.toMap(role -> role.featureName(), role -> role.roleArn(), (one, other) -> one));
    }

    /** The groups it is in, and whether RDS is done with putting it there. */
    static Map<String, String> groups(DBInstance db) {
        return db.vpcSecurityGroups().stream()
                .collect(Collectors.toMap(
                        group -> group.vpcSecurityGroupId(), group -> group.status(), (one, other) -> other));
    }
}
