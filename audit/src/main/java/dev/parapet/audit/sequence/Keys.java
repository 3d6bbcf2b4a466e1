package dev.parapet.audit.sequence;

import dev.parapet.audit.log.CheckpointSigner;
import dev.parapet.audit.log.Note;
import dev.parapet.audit.log.SignedCheckpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The key of a log, and the one it is to be changed to. First the old key signs a record that names the new one; then both
 * sign one checkpoint; from then on the new one signs alone. How far that has come the log itself tells.
 */
public record Keys(CheckpointSigner current, Optional<CheckpointSigner> next) {
    public Keys {
        if (next.isPresent() && !next.get().name().equals(current.name())) {
            throw new IllegalArgumentException("both keys have one name, the origin of the log");
        }
    }

    /** A key that stays. */
    public static Keys of(CheckpointSigner key) {
        return new Keys(key, Optional.empty());
    }

    /** A key that takes the place of another. */
    public static Keys change(CheckpointSigner from, CheckpointSigner to) {
        return new Keys(from, Optional.of(to));
    }

    List<CheckpointSigner> all() {
        return Stream.concat(Stream.of(current), next.stream()).toList();
    }

    /** Puts the record of the change into the outbox, unless the new key signs already. */
    void announce(Outbox outbox, Optional<SignedCheckpoint> published, Instant now) {
        next.filter(key -> !signs(key, published)).ifPresent(key -> {
            if (outbox.index(id(key)).isEmpty()
                    && outbox.entries(List.of(id(key))).isEmpty()) {
                outbox.put(id(key), KeyChange.entry(current, key, now));
            }
        });
    }

    /** Who signs the next checkpoint. */
    List<CheckpointSigner> signers(Outbox outbox, Optional<SignedCheckpoint> published) {
        if (next.isEmpty()) {
            return List.of(current);
        }
        if (signs(next.get(), published)) {
            return List.of(next.get());
        }
        OptionalLong named = outbox.index(id(next.get()));
        return named.isPresent() && signs(current, published) ? all() : List.of(current);
    }

    private static String id(CheckpointSigner key) {
        return "key/" + key.vkey();
    }

    private static boolean signs(CheckpointSigner key, Optional<SignedCheckpoint> published) {
        return published
                .map(SignedCheckpoint::note)
                .map(Note::signatures)
                .filter(lines -> lines.stream().anyMatch(line -> line.isOf(key.vkey())))
                .isPresent();
    }
}
