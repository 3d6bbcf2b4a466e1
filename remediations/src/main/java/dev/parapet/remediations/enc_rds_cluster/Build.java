package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.remediations.shared.DatabaseTags;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * What an instance of a cluster is made with; the rest it has from its cluster.
 *
 * @param parameterGroup where it is not the standard one
 * @param tier the order in which readers become the writer
 * @param monitoringInterval seconds; 0 for none of its own
 * @param insights whether it has Performance Insights of its own
 * @param tags without AWS's own, which nobody may set
 */
record Build(
        String engine,
        String instanceClass,
        Optional<String> parameterGroup,
        Optional<Integer> tier,
        Optional<String> zone,
        boolean publiclyAccessible,
        boolean minorUpgrades,
        Optional<String> maintenanceWindow,
        Optional<String> certificateAuthority,
        int monitoringInterval,
        Optional<String> monitoringRole,
        boolean insights,
        Optional<Integer> insightsRetention,
        Optional<String> insightsKey,
        Map<String, String> tags) {
    Build {
        tags = Map.copyOf(tags);
    }

    /** What the cluster sets for all its instances is left to it. */
    static Build of(DBInstance db, DBCluster cluster) {
        boolean ofTheCluster = cluster.monitoringInterval() != null && cluster.monitoringInterval() > 0;
        int interval = ofTheCluster || db.monitoringInterval() == null ? 0 : db.monitoringInterval();
        boolean insights = yes(db.performanceInsightsEnabled()) && !yes(cluster.performanceInsightsEnabled());
        return new Build(
                db.engine(),
                db.dbInstanceClass(),
                db.dbParameterGroups().stream()
                        .map(group -> group.dbParameterGroupName())
                        .filter(name -> !name.startsWith("default."))
                        .findFirst(),
                Optional.ofNullable(db.promotionTier()),
                Optional.ofNullable(db.availabilityZone()),
                yes(db.publiclyAccessible()),
                yes(db.autoMinorVersionUpgrade()),
                Optional.ofNullable(db.preferredMaintenanceWindow()),
                Optional.ofNullable(db.caCertificateIdentifier()),
                interval,
                Optional.ofNullable(db.monitoringRoleArn()).filter(role -> interval > 0),
                insights,
                Optional.ofNullable(db.performanceInsightsRetentionPeriod()).filter(days -> insights),
                Optional.ofNullable(db.performanceInsightsKMSKeyId()).filter(key -> insights),
                DatabaseTags.own(db.tagList()));
    }

    private static boolean yes(Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    /** Fills a request. DocumentDB knows no public instances; everywhere else a default would depend on the subnets. */
    void into(CreateDbInstanceRequest.Builder request) {
        request.engine(engine)
                .dbInstanceClass(instanceClass)
                .dbParameterGroupName(parameterGroup.orElse(null))
                .promotionTier(tier.orElse(null))
                .availabilityZone(zone.orElse(null))
                .autoMinorVersionUpgrade(minorUpgrades)
                .preferredMaintenanceWindow(maintenanceWindow.orElse(null))
                .caCertificateIdentifier(certificateAuthority.orElse(null))
                .tags(DatabaseTags.plain(tags).toList());
        if (!engine.equals("docdb")) {
            request.publiclyAccessible(publiclyAccessible);
        }
        if (monitoringInterval > 0) {
            request.monitoringInterval(monitoringInterval).monitoringRoleArn(monitoringRole.orElse(null));
        }
        if (insights) {
            request.enablePerformanceInsights(true)
                    .performanceInsightsRetentionPeriod(insightsRetention.orElse(null))
                    .performanceInsightsKMSKeyId(insightsKey.orElse(null));
        }
    }
}
