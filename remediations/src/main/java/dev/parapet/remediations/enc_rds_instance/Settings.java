package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.remediations.shared.DatabaseTags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ProcessorFeature;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;

/**
 * What a restore takes: a snapshot holds the data and few of the settings, so that each is sent.
 *
 * @param parameterGroup where it is not the standard one, as {@code optionGroup}
 * @param zone for an instance in one zone
 * @param iops where they are not the storage type's own, as {@code throughput}
 * @param tags without AWS's own, which nobody may set
 * @param roles the feature to the role's ARN; given one by one after the restore
 */
record Settings(
        String instanceClass,
        String subnetGroup,
        Optional<String> parameterGroup,
        Optional<String> optionGroup,
        int port,
        boolean multiAz,
        Optional<String> zone,
        boolean publiclyAccessible,
        String storageType,
        Optional<Integer> iops,
        Optional<Integer> throughput,
        boolean dedicatedLogVolume,
        boolean iamAuthentication,
        boolean minorUpgrades,
        boolean copyTags,
        List<String> logExports,
        Optional<String> certificateAuthority,
        Optional<String> license,
        Optional<String> networkType,
        Optional<String> lifecycleSupport,
        Map<String, String> processor,
        Map<String, String> tags,
        Map<String, String> roles) {
    Settings {
        logExports = List.copyOf(logExports);
        processor = Map.copyOf(processor);
        tags = Map.copyOf(tags);
        roles = Map.copyOf(roles);
    }

    static Settings of(DBInstance db) {
        boolean ownSpeed = db.storageType().startsWith("io") || beyondBaseline(db);
        return new Settings(
                db.dbInstanceClass(),
                db.dbSubnetGroup() == null ? "" : db.dbSubnetGroup().dbSubnetGroupName(),
                db.dbParameterGroups().stream()
                        .map(group -> group.dbParameterGroupName())
                        .filter(name -> !name.startsWith("default."))
                        .findFirst(),
                Described.optionGroup(db),
                Described.port(db),
                yes(db.multiAZ()),
                Optional.ofNullable(db.availabilityZone()).filter(zone -> !yes(db.multiAZ())),
                yes(db.publiclyAccessible()),
                db.storageType(),
                Optional.ofNullable(db.iops()).filter(iops -> ownSpeed && iops > 0),
                Optional.ofNullable(db.storageThroughput()).filter(throughput -> ownSpeed && throughput > 0),
                yes(db.dedicatedLogVolume()),
                yes(db.iamDatabaseAuthenticationEnabled()),
                yes(db.autoMinorVersionUpgrade()),
                yes(db.copyTagsToSnapshot()),
                db.enabledCloudwatchLogsExports(),
                Optional.ofNullable(db.caCertificateIdentifier()),
                Optional.ofNullable(db.licenseModel()),
                Optional.ofNullable(db.networkType()),
                Optional.ofNullable(db.engineLifecycleSupport()),
                Described.processor(db),
                DatabaseTags.own(db.tagList()),
                Described.roles(db));
    }

    /** Small gp3 volumes show the baseline of 3000 IOPS and refuse to be given it. */
    private static boolean beyondBaseline(DBInstance db) {
        return db.storageType().equals("gp3") && db.iops() != null && db.iops() > 3000;
    }

    private static boolean yes(Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    /** Fills a request; what is absent is left to RDS, which has the same idea of it as for the instance before. */
    void into(RestoreDbInstanceFromDbSnapshotRequest.Builder request) {
        request.dbInstanceClass(instanceClass)
                .dbSubnetGroupName(subnetGroup)
                .dbParameterGroupName(parameterGroup.orElse(null))
                .optionGroupName(optionGroup.orElse(null))
                .port(port)
                .multiAZ(multiAz)
                .availabilityZone(zone.orElse(null))
                .publiclyAccessible(publiclyAccessible)
                .storageType(storageType)
                .iops(iops.orElse(null))
                .storageThroughput(throughput.orElse(null))
                .enableIAMDatabaseAuthentication(iamAuthentication)
                .autoMinorVersionUpgrade(minorUpgrades)
                .copyTagsToSnapshot(copyTags)
                .caCertificateIdentifier(certificateAuthority.orElse(null))
                .licenseModel(license.orElse(null))
                .networkType(networkType.orElse(null))
                .engineLifecycleSupport(lifecycleSupport.orElse(null));
        if (dedicatedLogVolume) {
            request.dedicatedLogVolume(true);
        }
        if (!logExports.isEmpty()) {
            request.enableCloudwatchLogsExports(logExports);
        }
        if (!processor.isEmpty()) {
            request.processorFeatures(features());
        }
    }

    private List<ProcessorFeature> features() {
        return processor.entrySet().stream()
                .map(feature -> ProcessorFeature.builder()
                        .name(feature.getKey())
                        .value(feature.getValue())
                        .build())
                .toList();
    }
}
