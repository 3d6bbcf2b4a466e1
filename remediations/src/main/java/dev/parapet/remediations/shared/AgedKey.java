package dev.parapet.remediations.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An access key and its past.
 *
 * @param status {@code Active} or {@code Inactive}
 * @param created when it was made
 * @param used when somebody last signed with it; absent when nobody did, or IAM was not asked
 * @param service what it was last used for, for example {@code s3}
 * @param changed when its status last changed, where the credential report is young enough to tell
 * @param sibling the user's other active key, if there is one that is younger
 * @param asOf when all this was read
 */
public record AgedKey(
        String id,
        String user,
        String status,
        Instant created,
        Optional<Instant> used,
        Optional<String> service,
        Optional<Instant> changed,
        Optional<String> sibling,
        Instant asOf) {
    /** Whether signatures with it count. */
    public boolean active() {
        return status.equals("Active");
    }

    /** Whole days since it was made. */
    public long age() {
        return days(created);
    }

    /** Whole days since it was last used, or made if it never was. */
    public long idle() {
        return days(used.orElse(created));
    }

    /** Whole days since that moment. */
    public long days(Instant since) {
        return Math.max(0, Duration.between(since, asOf).toDays());
    }

    /** Whether another look shows the same key in the same state; its age is nobody's doing. */
    public boolean same(AgedKey other) {
        return id.equals(other.id) && user.equals(other.user) && status.equals(other.status);
    }
}
