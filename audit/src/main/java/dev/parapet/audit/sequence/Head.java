package dev.parapet.audit.sequence;

import dev.parapet.audit.log.Checkpoint;
import dev.parapet.audit.log.Hash;
import dev.parapet.audit.log.Rfc6962;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the log has come. Of every index there are four steps: its record is decided, its tree is written, it is published,
 * and its record knows.
 *
 * @param version counts the changes; a head is only ever replaced by one who saw the version before
 * @param assigned for how many indexes the record is decided
 * @param integrated for how many the tree is written; only this may be signed
 * @param root over these
 * @param settled how many are published and written back
 * @param at when {@code integrated} last moved, by the clock of the sequencer
 */
public record Head(long version, long assigned, long integrated, Hash root, long settled, Instant at, Lease lease) {
    /** The head of a log that has nothing yet. */
    public static final Head NEW = new Head(0, 0, 0, Rfc6962.EMPTY, 0, Instant.EPOCH, new Lease(0, "", Instant.EPOCH));

    /**
     * Who may decide. Clocks differ and jump, so this only keeps two from doing the same work; what keeps them from deciding
     * differently is that a head is replaced only by one who saw it.
     *
     * @param epoch how many leaders there were
     * @param holder the leader; no two have the same name
     */
    public record Lease(long epoch, String holder, Instant until) {}

    public Head {
        if (settled > integrated || integrated > assigned) {
            throw new IllegalArgumentException("a log with %d places cannot have %d in its tree and %d settled"
                    .formatted(assigned, integrated, settled));
        }
    }

    /** The head when this one leads; empty while another one does. */
    Optional<Head> ledBy(String holder, Instant now, Duration length) {
        boolean same = lease.holder().equals(holder);
        // A lease that seems longer than leases are was taken by a clock that was ahead.
        boolean held = now.isBefore(lease.until()) && !lease.until().isAfter(now.plus(length));
        return same || !held
                ? Optional.of(with(new Lease(same ? lease.epoch() : lease.epoch() + 1, holder, now.plus(length))))
                : Optional.empty();
    }

    private Head with(Lease next) {
        return new Head(version + 1, assigned, integrated, root, settled, at, next);
    }

    Head assigned(Batch batch) {
        if (batch.start() != assigned) {
            throw new IllegalArgumentException("batch %d cannot follow %d".formatted(batch.start(), assigned));
        }
        return new Head(version + 1, batch.end(), integrated, root, settled, at, lease);
    }

    Head integrated(Checkpoint tree, Instant now) {
        return new Head(version + 1, assigned, tree.size(), tree.root(), settled, now, lease);
    }

    /** Everything that is in the tree is published and written back. */
    Head allSettled() {
        return new Head(version + 1, assigned, integrated, root, integrated, at, lease);
    }
}
