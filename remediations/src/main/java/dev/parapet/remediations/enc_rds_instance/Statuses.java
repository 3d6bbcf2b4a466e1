package dev.parapet.remediations.enc_rds_instance;

import java.util.Set;

/** What RDS's words for the state of an instance mean to a repair. */
final class Statuses {
    private static final Set<String> MODIFIABLE = Set.of("available", "storage-optimization");
    private static final Set<String> STUCK = Set.of(
            "failed",
            "inaccessible-encryption-credentials",
            "inaccessible-encryption-credentials-recoverable",
            "restore-error",
            "insufficient-capacity",
            "storage-full");

    private Statuses() {}

    /** RDS takes changes and snapshots. */
    static boolean modifiable(String status) {
        return MODIFIABLE.contains(status);
    }

    /** An instance does not come out of it by itself. */
    static boolean stuck(String status) {
        return STUCK.contains(status) || status.startsWith("incompatible-");
    }
}
