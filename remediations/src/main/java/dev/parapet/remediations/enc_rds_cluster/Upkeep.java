package dev.parapet.remediations.enc_rds_cluster;

import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;

/**
 * What comes with the name: backups, windows, monitoring of all instances, protection.
 *
 * @param retention days that automated backups are kept
 * @param monitoringInterval seconds; 0 for none
 * @param insightsRetention days, where Performance Insights is on for the cluster
 * @param writeForwarding whether readers pass writes on
 */
record Upkeep(
        int retention,
        Optional<String> backupWindow,
        Optional<String> maintenanceWindow,
        int monitoringInterval,
        Optional<String> monitoringRole,
        boolean insights,
        Optional<String> insightsMode,
        Optional<Integer> insightsRetention,
        Optional<String> insightsKey,
        boolean writeForwarding,
        boolean deletionProtection) {
    static Upkeep of(DBCluster db) {
        int interval = db.monitoringInterval() == null ? 0 : db.monitoringInterval();
        boolean insights = Boolean.TRUE.equals(db.performanceInsightsEnabled());
        return new Upkeep(
                db.backupRetentionPeriod() == null ? 1 : db.backupRetentionPeriod(),
                Optional.ofNullable(db.preferredBackupWindow()),
                Optional.ofNullable(db.preferredMaintenanceWindow()),
                interval,
                Optional.ofNullable(db.monitoringRoleArn()).filter(role -> interval > 0),
                insights,
                Optional.ofNullable(db.databaseInsightsModeAsString()).filter(mode -> insights),
                Optional.ofNullable(db.performanceInsightsRetentionPeriod()).filter(days -> insights),
                Optional.ofNullable(db.performanceInsightsKMSKeyId()).filter(key -> insights),
                "enabled".equals(db.localWriteForwardingStatusAsString()),
                Boolean.TRUE.equals(db.deletionProtection()));
    }

    void into(ModifyDbClusterRequest.Builder request) {
        request.backupRetentionPeriod(retention)
                .preferredBackupWindow(backupWindow.orElse(null))
                .preferredMaintenanceWindow(maintenanceWindow.orElse(null))
                .enableLocalWriteForwarding(writeForwarding ? true : null)
                .deletionProtection(deletionProtection);
        if (monitoringInterval > 0) {
            request.monitoringInterval(monitoringInterval).monitoringRoleArn(monitoringRole.orElse(null));
        }
        if (insights) {
            request.enablePerformanceInsights(true)
                    .databaseInsightsMode(insightsMode.orElse(null))
                    .performanceInsightsRetentionPeriod(insightsRetention.orElse(null))
                    .performanceInsightsKMSKeyId(insightsKey.orElse(null));
        }
    }
}
