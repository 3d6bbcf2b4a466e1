package dev.parapet.remediations.enc_rds_instance;

import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;

/**
 * What a restore does not take, and a modification does: backups, windows, monitoring, protection.
 *
 * @param retention days that automated backups are kept; 0 for none
 * @param monitoringInterval seconds; 0 for none
 * @param insightsRetention days, where Performance Insights is on
 * @param mostStorage gigabytes up to which storage grows by itself, if it does
 */
record Upkeep(
        int retention,
        Optional<String> backupWindow,
        Optional<String> maintenanceWindow,
        int monitoringInterval,
        Optional<String> monitoringRole,
        boolean insights,
        Optional<Integer> insightsRetention,
        Optional<String> insightsKey,
        Optional<String> insightsMode,
        Optional<Integer> mostStorage,
        boolean deletionProtection) {
    static Upkeep of(DBInstance db) {
        int interval = db.monitoringInterval() == null ? 0 : db.monitoringInterval();
        boolean insights = Boolean.TRUE.equals(db.performanceInsightsEnabled());
        return new Upkeep(
                db.backupRetentionPeriod() == null ? 0 : db.backupRetentionPeriod(),
                Optional.ofNullable(db.preferredBackupWindow()),
                Optional.ofNullable(db.preferredMaintenanceWindow()),
                interval,
                Optional.ofNullable(db.monitoringRoleArn()).filter(role -> interval > 0),
                insights,
                Optional.ofNullable(db.performanceInsightsRetentionPeriod()).filter(days -> insights),
                Optional.ofNullable(db.performanceInsightsKMSKeyId()).filter(key -> insights),
                Optional.ofNullable(db.databaseInsightsModeAsString()).filter(mode -> insights),
                Optional.ofNullable(db.maxAllocatedStorage()),
                Boolean.TRUE.equals(db.deletionProtection()));
    }

    void into(ModifyDbInstanceRequest.Builder request) {
        request.backupRetentionPeriod(retention)
                .preferredBackupWindow(backupWindow.orElse(null))
                .preferredMaintenanceWindow(maintenanceWindow.orElse(null))
                .maxAllocatedStorage(mostStorage.orElse(null))
                .deletionProtection(deletionProtection);
        if (monitoringInterval > 0) {
            request.monitoringInterval(monitoringInterval).monitoringRoleArn(monitoringRole.orElse(null));
        }
        if (insights) {
            request.enablePerformanceInsights(true)
                    .performanceInsightsRetentionPeriod(insightsRetention.orElse(null))
                    .performanceInsightsKMSKeyId(insightsKey.orElse(null))
                    .databaseInsightsMode(insightsMode.orElse(null));
        }
    }
}
