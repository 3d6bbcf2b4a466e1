package dev.parapet.remediations.enc_ebs_volume;

import java.time.Instant;
import java.util.Optional;

/**
 * The encrypted volume that takes the place of the other.
 *
 * @param at when it was created
 * @param inCharge whether the other volume was retired for it: from then on this one has the data
 * @param keepUntil the day until which the retired one is kept as the way back
 * @param keptLongEnough whether that day has come
 */
record Replacement(
        String id,
        String status,
        Instant at,
        Optional<Attachment> attachment,
        boolean inCharge,
        String keepUntil,
        boolean keptLongEnough) {
    boolean isAt(Optional<Swap.Place> place) {
        return place.isPresent() && attachment.map(Attachment::place).equals(place);
    }

    boolean failed() {
        return status.equals("error");
    }
}
