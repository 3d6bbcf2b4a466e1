package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.remediations.shared.DatabaseStatus;
import dev.parapet.remediations.shared.Isolation;
import java.util.Map;
import java.util.Optional;

/**
 * How far the encryption of an instance has come: what there is under the names it uses.
 *
 * @param plain the snapshot of the instance
 * @param copy the encrypted copy of it
 * @param restored the encrypted instance under the name it has until it takes over
 */
record Progress(Optional<Isolation> isolation, Optional<Copy> plain, Optional<Copy> copy, Optional<Restored> restored) {
    static final Progress NONE = new Progress(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A snapshot.
     *
     * @param owner the resource id in its mark; empty for somebody else's
     */
    record Copy(String status, String owner) {
        boolean failed() {
            return status.equals("failed") || status.startsWith("incompatible");
        }
    }

    /**
     * The encrypted instance.
     *
     * @param owner as a snapshot's
     * @param roles the feature to the role's ARN
     */
    record Restored(String status, String owner, Map<String, String> roles) {
        Restored {
            roles = Map.copyOf(roles);
        }

        boolean failed() {
            return DatabaseStatus.stuck(status);
        }
    }

    /** Whether something is there under one of the names that was not made for this instance. */
    boolean taken(String resourceId) {
        return isolation.filter(group -> !group.owner().equals(resourceId)).isPresent()
                || plain.filter(snapshot -> !snapshot.owner().equals(resourceId))
                        .isPresent()
                || copy.filter(snapshot -> !snapshot.owner().equals(resourceId)).isPresent()
                || restored.filter(instance -> !instance.owner().equals(resourceId))
                        .isPresent();
    }

    /** Whether data was copied at all. */
    boolean copies() {
        return plain.isPresent() || copy.isPresent() || restored.isPresent();
    }

    /** The piece that failed for good, in words. */
    Optional<String> failed() {
        return plain.filter(Copy::failed)
                .map(snapshot -> "the snapshot is " + snapshot.status())
                .or(() -> copy.filter(Copy::failed).map(snapshot -> "the encrypted copy is " + snapshot.status()))
                .or(() -> restored.filter(Restored::failed)
                        .map(instance -> "the restored instance is " + instance.status()));
    }

    /** What AWS is still making, in words. */
    Optional<String> underway() {
        return restored.filter(instance -> !DatabaseStatus.modifiable(instance.status()))
                .map(instance -> "the encrypted instance is " + instance.status())
                .or(() -> restored.isPresent() ? Optional.empty() : making(copy, "the encrypted copy"))
                .or(() -> copy.isPresent() || restored.isPresent() ? Optional.empty() : making(plain, "the snapshot"));
    }

    private static Optional<String> making(Optional<Copy> snapshot, String what) {
        return snapshot.filter(copy -> !copy.status().equals("available"))
                .map(copy -> "%s is %s".formatted(what, copy.status()));
    }
}
