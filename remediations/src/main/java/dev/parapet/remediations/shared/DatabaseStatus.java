package dev.parapet.remediations.shared;

import java.util.Set;

/** What RDS's words for the state of an instance or a cluster mean to a repair. */
public final class DatabaseStatus {
    private static final Set<String> MODIFIABLE = Set.of("available", "storage-optimization");
    private static final Set<String> STUCK = Set.of(
            "failed",
            "inaccessible-encryption-credentials",
            "inaccessible-encryption-credentials-recoverable",
            "restore-error",
            "insufficient-capacity",
            "storage-full");

    private DatabaseStatus() {}

    /** RDS takes changes and snapshots. */
    public static boolean modifiable(String status) {
        return MODIFIABLE.contains(status);
    }

    /** A database does not come out of it by itself. */
    public static boolean stuck(String status) {
        return STUCK.contains(status) || status.startsWith("incompatible-");
    }
}
