package dev.parapet.audit.aws;

import dev.parapet.audit.log.Tile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;

/**
 * How long the files of a log cannot be deleted, by anybody.
 *
 * @param mode compliance, which nobody can lift, or governance
 * @param whole for full tiles and bundles and for sealed checkpoints
 * @param partial for partial ones, which the full ones take the place of
 */
public record Retention(ObjectLockMode mode, Duration whole, Duration partial, Clock clock) {
    /** 400 days, and a fortnight for what is superseded: without that, a file a minute would be kept for years. */
    public static Retention standard(Clock clock) {
        return new Retention(ObjectLockMode.COMPLIANCE, Duration.ofDays(400), Duration.ofDays(14), clock);
    }

    /** Until when this file stays; to the second, which is all that S3 keeps. */
    Instant until(String path) {
        Optional<Tile> superseded = Tile.parse(path).filter(Tile::isPartial);
        return clock.instant().plus(superseded.isPresent() ? partial : whole).truncatedTo(ChronoUnit.SECONDS);
    }
}
