package dev.parapet.remediations.enc_ebs_snapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the decision needs of a snapshot.
 *
 * @param status EC2's word, for example {@code completed}
 * @param archived whether it lies in the archive tier, out of which nothing is copied
 * @param owner the AWS service that made it and deletes it by a plan of its own
 * @param swapped the volume that Parapet made it for, see {@code enc-ebs-volume}
 * @param text what has to be on the copy, too
 * @param images the account's images that need it
 * @param everybody whether it is public
 * @param accounts the accounts it is shared with, in order
 * @param copy its encrypted copy, once there is one
 */
public record Snapshot(
        String id,
        String status,
        boolean encrypted,
        boolean archived,
        Optional<String> owner,
        Optional<String> swapped,
        Text text,
        List<String> images,
        boolean everybody,
        List<String> accounts,
        Optional<Copy> copy) {
    public Snapshot {
        images = List.copyOf(images);
        accounts = accounts.stream().sorted().toList();
    }

    /**
     * What people wrote on it.
     *
     * @param tags the owner's own; AWS copies none of its {@code aws:} tags
     */
    record Text(String description, Map<String, String> tags) {
        Text {
            tags = java.util.Collections.unmodifiableMap(new TreeMap<>(tags));
        }
    }

    /**
     * The encrypted copy.
     *
     * @param accounts the accounts it is shared with, in order
     */
    record Copy(String id, String status, String progress, List<String> accounts) {
        Copy {
            accounts = accounts.stream().sorted().toList();
        }

        boolean completed() {
            return status.equals("completed");
        }
    }
}
