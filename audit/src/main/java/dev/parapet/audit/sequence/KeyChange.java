package dev.parapet.audit.sequence;

import dev.parapet.audit.log.CheckpointSigner;
import dev.parapet.audit.log.LogStore;
import dev.parapet.audit.log.LogView;
import dev.parapet.audit.log.Malformed;
import dev.parapet.audit.log.Note;
import dev.parapet.audit.log.SignedCheckpoint;
import dev.parapet.audit.log.Untrusted;
import dev.parapet.audit.log.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The record with which a log gets a new key. Everyone who writes records could claim a new key, so it is a note of its own,
 * signed by the old key, and by the new one to show that somebody has it. Its third line is no number: it never passes for a
 * checkpoint.
 */
public record KeyChange(String origin, VerifierKey key, Instant at) {
    private static final String FIRST = "parapet/new-key/v1";

    /** The record's id: a key is changed to once. */
    public String id() {
        return "key/" + key;
    }

    /** The record. */
    public static byte[] entry(CheckpointSigner old, CheckpointSigner next, Instant at) {
        String text = "%s\n%s\n%s\n%s\n".formatted(FIRST, old.name(), next.vkey(), at);
        return Note.of(text).signedBy(old).signedBy(next).bytes();
    }

    /** What an entry says, if it is such a record and one of these keys signed it; anybody can write one that none did. */
    public static Optional<KeyChange> read(byte[] entry, List<VerifierKey> known) {
        if (!new String(entry, StandardCharsets.UTF_8).startsWith(FIRST + "\n")) {
            return Optional.empty();
        }
        try {
            Note note = Note.parse(entry);
            List<String> lines = note.text().lines().toList();
            if (lines.size() != 4) {
                return Optional.empty();
            }
            KeyChange change =
                    new KeyChange(lines.get(1), VerifierKey.parse(lines.get(2)), Instant.parse(lines.get(3)));
            note.verify(List.of(change.key));
            return note.verify(known).stream().anyMatch(key -> key.name().equals(change.origin))
                    ? Optional.of(change)
                    : Optional.empty();
        } catch (Malformed | Untrusted | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** All keys of a log, for its verifier: the first, which one has from elsewhere, and those it was changed to. */
    public static List<VerifierKey> follow(LogStore store, VerifierKey first) {
        List<VerifierKey> keys = new ArrayList<>(List.of(first));
        long read = 0;
        for (Optional<SignedCheckpoint> newest = newest(store, keys); newest.isPresent(); ) {
            LogView log = new LogView(store, newest.get());
            int known = keys.size();
            for (; read < log.size(); read++) {
                // Only the newest: a key that was given up, perhaps because it was stolen, names no other.
                read(log.entry(read), List.of(keys.getLast()))
                        .filter(change -> change.origin().equals(first.name()))
                        .map(KeyChange::key)
                        .filter(key -> !keys.contains(key))
                        .ifPresent(keys::add);
            }
            newest = keys.size() == known ? Optional.empty() : newest(store, keys);
        }
        return List.copyOf(keys);
    }

    /** Of the sealed checkpoints the newest that one of these keys signed; which it is, its signature line tells. */
    private static Optional<SignedCheckpoint> newest(LogStore store, List<VerifierKey> keys) {
        List<String> paths = new ArrayList<>();
        store.list(SignedCheckpoint.SEALED, paths::add);
        return paths.stream()
                .sorted(Comparator.comparing(String::length)
                        .thenComparing(path -> path)
                        .reversed())
                .flatMap(path -> store.get(path).stream())
                .flatMap(bytes -> open(bytes, keys).stream())
                .findFirst();
    }

    private static Optional<SignedCheckpoint> open(byte[] bytes, List<VerifierKey> keys) {
        try {
            return Optional.of(SignedCheckpoint.open(bytes, keys));
        } catch (Malformed | Untrusted e) {
            return Optional.empty();
        }
    }
}
