package dev.parapet.remediations.enc_ebs_volume;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The instance a volume is attached to, or was when its swap began.
 *
 * @param status EC2's word, for example {@code running}
 * @param started when it was last started
 * @param trouble why AWS, not a person, stopped it
 * @param overdue whether it has been stopped for its volume's swap longer than is allowed
 * @param kind what of it stands against stopping
 */
record Machine(String id, String status, Instant started, Optional<String> trouble, boolean overdue, Kind kind) {
    /**
     * What an instance is like.
     *
     * @param spot whether EC2 may take it back at any time
     * @param group its Auto Scaling group
     * @param operator the AWS service that runs it for the account
     * @param instanceStore whether it has disks whose content is lost when it stops
     * @param bootsFromInstanceStore whether it cannot be stopped at all
     * @param hibernates whether it is set up for hibernation
     * @param borrowedAddress whether its public address is not its own and changes with a stop
     */
    record Kind(
            boolean spot,
            Optional<String> group,
            Optional<String> operator,
            boolean instanceStore,
            boolean bootsFromInstanceStore,
            boolean hibernates,
            boolean borrowedAddress) {}

    private static final Set<String> ENDED = Set.of("shutting-down", "terminated");

    boolean is(String word) {
        return status.equals(word);
    }

    boolean ended() {
        return ENDED.contains(status);
    }

    boolean moving() {
        return is("pending") || is("stopping") || is("shutting-down");
    }
}
