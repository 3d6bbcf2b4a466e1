package dev.parapet.remediations.enc_ebs_volume;

import java.time.Instant;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/**
 * A snapshot that Parapet made on the way.
 *
 * @param status EC2's word: {@code pending}, {@code completed}, {@code error}
 * @param at when it was begun: the content is that of this moment
 * @param progress EC2's word, for example {@code 34%}
 */
record Interim(String id, String status, Instant at, String progress) {
    /**
     * The two snapshots of a swap. The first is made while the instance runs and copies every block, which may take hours; the
     * second is made after the stop and copies only what changed since, so that the instance stands still for minutes.
     */
    enum Turn {
        FIRST,
        LAST;

        /** The value of the tag {@value Traces#TURN}. */
        String word() {
            return this == FIRST ? "first" : "last";
        }
    }

    static Interim of(Snapshot snapshot) {
        return new Interim(snapshot.snapshotId(), snapshot.stateAsString(), snapshot.startTime(), snapshot.progress());
    }

    boolean pending() {
        return status.equals("pending");
    }

    boolean failed() {
        return status.equals("error");
    }
}
