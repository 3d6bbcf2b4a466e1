package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.remediations.shared.DatabaseTags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterRole;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;

/**
 * What a restore takes: a snapshot holds the data and few of the settings, so that each is sent.
 *
 * @param zones where instances may be made
 * @param storageType where the cluster pays for storage with inputs and outputs included
 * @param network where it speaks IPv6, too
 * @param capacity of serverless instances
 * @param backtrackSeconds how far back Aurora MySQL can be turned, if it can
 * @param tags without AWS's own, which nobody may set
 * @param roles the ARN to the feature it is for; given one by one after the restore
 */
record Settings(
        String engine,
        String version,
        String subnetGroup,
        String parameterGroup,
        int port,
        List<String> zones,
        Optional<String> storageType,
        Optional<String> network,
        Optional<Capacity> capacity,
        Optional<Long> backtrackSeconds,
        Optional<String> lifecycleSupport,
        boolean iamAuthentication,
        boolean copyTags,
        List<String> logExports,
        Map<String, String> tags,
        Map<String, String> roles) {
    Settings {
        zones = List.copyOf(zones);
        logExports = List.copyOf(logExports);
        tags = Map.copyOf(tags);
        roles = Map.copyOf(roles);
    }

    /** Between which units serverless instances scale, and after how many seconds they pause. */
    record Capacity(double least, double most, Optional<Integer> pause) {}

    static Settings of(DBCluster db) {
        return new Settings(
                db.engine(),
                said(db.engineVersion()),
                said(db.dbSubnetGroup()),
                said(db.dbClusterParameterGroup()),
                db.port() == null ? 0 : db.port(),
                db.availabilityZones().stream().sorted().toList(),
                Optional.ofNullable(db.storageType()).filter(type -> type.contains("iopt")),
                Optional.ofNullable(db.networkType()).filter(type -> type.equals("DUAL")),
                Optional.ofNullable(db.serverlessV2ScalingConfiguration())
                        .filter(scaling -> scaling.maxCapacity() != null)
                        .map(scaling -> new Capacity(
                                scaling.minCapacity(),
                                scaling.maxCapacity(),
                                Optional.ofNullable(scaling.secondsUntilAutoPause()))),
                Optional.ofNullable(db.backtrackWindow()).filter(seconds -> seconds > 0),
                Optional.ofNullable(db.engineLifecycleSupport()),
                Boolean.TRUE.equals(db.iamDatabaseAuthenticationEnabled()),
                Boolean.TRUE.equals(db.copyTagsToSnapshot()),
                db.enabledCloudwatchLogsExports().stream().sorted().toList(),
                DatabaseTags.own(db.tagList()),
                roles(db));
    }

    /** DocumentDB and Neptune give roles without a feature. */
    static Map<String, String> roles(DBCluster db) {
        return db.associatedRoles().stream()
                .collect(Collectors.toMap(
                        DBClusterRole::roleArn, role -> said(role.featureName()), (one, other) -> one));
    }

    private static String said(String word) {
        return word == null ? "" : word;
    }

    /** Fills a request. DocumentDB and Neptune refuse what they do not know, so that only what is on is sent. */
    void into(RestoreDbClusterFromSnapshotRequest.Builder request) {
        request.engine(engine)
                .engineVersion(version)
                .dbSubnetGroupName(subnetGroup)
                .dbClusterParameterGroupName(parameterGroup)
                .port(port)
                .availabilityZones(zones)
                .storageType(storageType.orElse(null))
                .networkType(network.orElse(null))
                .backtrackWindow(backtrackSeconds.orElse(null))
                .engineLifecycleSupport(lifecycleSupport.orElse(null))
                .enableIAMDatabaseAuthentication(iamAuthentication ? true : null)
                .copyTagsToSnapshot(copyTags ? true : null);
        capacity.ifPresent(
                units -> request.serverlessV2ScalingConfiguration(scaling -> scaling.minCapacity(units.least())
                        .maxCapacity(units.most())
                        .secondsUntilAutoPause(units.pause().orElse(null))));
        if (!logExports.isEmpty()) {
            request.enableCloudwatchLogsExports(logExports);
        }
    }
}
