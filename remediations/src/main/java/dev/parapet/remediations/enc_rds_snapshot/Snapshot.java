package dev.parapet.remediations.enc_rds_snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot, and the encrypted copy of it if there is one.
 *
 * @param kind RDS's word for who takes it: {@code manual}, {@code automated}, {@code awsbackup}
 * @param ofCluster whether it is a cluster's, which RDS does not copy under a key
 * @param source the instance or cluster it is of
 * @param key the key of its storage, if that is encrypted
 * @param encrypting the resource id of the instance for whose encryption Parapet took it
 * @param sharedWith the accounts that may restore it, in order; {@code all} for everybody
 * @param copy what has the copy's name
 */
public record Snapshot(
        String name,
        String kind,
        boolean ofCluster,
        String source,
        String status,
        Optional<String> key,
        Optional<String> encrypting,
        List<String> sharedWith,
        Optional<Copy> copy) {
    private static final String SUFFIX = "-parapet-encrypted";
    private static final int LONGEST = 255;

    public Snapshot {
        sharedWith = sharedWith.stream().sorted().toList();
    }

    /** RDS takes 255 characters. */
    static String copyOf(String name) {
        return name + SUFFIX;
    }

    boolean hasRoomForCopy() {
        return copyOf(name).length() <= LONGEST;
    }

    /** The accounts to share the copy with; an encrypted snapshot cannot be public. */
    List<String> accounts() {
        return sharedWith.stream().filter(account -> !account.equals("all")).toList();
    }

    /**
     * Another snapshot that has the name of the copy.
     *
     * @param exact whether it is encrypted and holds the same moment of the same database
     * @param made when
     * @param rested whether it is there for a day, so that somebody may be asked to let go of the original
     * @param sharedWith as the original's
     */
    record Copy(String status, boolean exact, Instant made, boolean rested, List<String> sharedWith) {
        Copy {
            sharedWith = sharedWith.stream().sorted().toList();
        }
    }
}
