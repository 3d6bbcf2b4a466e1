package dev.parapet.remediations.iam_key_exposed;

import java.util.List;
import java.util.Optional;

/**
 * A user of whose keys AWS found one in public.
 *
 * @param user whose keys they are; absent when IAM does not say
 * @param quarantined whether AWS's quarantine policy hangs on the user now
 * @param keys all access keys of the user
 */
public record Exposed(Optional<String> user, boolean quarantined, List<Key> keys) {
    /**
     * One of them.
     *
     * @param status {@code Active} or {@code Inactive}
     */
    public record Key(String id, String status) {
        boolean active() {
            return status.equals("Active");
        }
    }

    public Exposed {
        keys = List.copyOf(keys);
    }

    /** A key of which IAM shows nothing. */
    static Exposed unread() {
        return new Exposed(Optional.empty(), false, List.of());
    }
}
