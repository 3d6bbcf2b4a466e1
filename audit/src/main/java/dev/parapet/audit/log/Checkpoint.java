package dev.parapet.audit.log;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a log signs: how many entries it has and the root over them (c2sp.org/tlog-checkpoint).
 *
 * @param origin which log
 * @param extensions lines behind the root; Parapet writes one, {@code time 2026-11-24T15:40:00Z}: when the sequencer made
 *     the tree
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    private static final String WHERE = "checkpoint";
    private static final String TIME = "time ";

    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (origin.isEmpty() || extensions.contains("")) {
            throw new Malformed(WHERE, "it has an empty line");
        }
    }

    /** A checkpoint without extensions. */
    public static Checkpoint of(String origin, long size, Hash root) {
        return new Checkpoint(origin, size, root, List.of());
    }

    /** The same, saying when: to the second. */
    public Checkpoint at(Instant time) {
        return new Checkpoint(origin, size, root, List.of(TIME + time.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** When the sequencer made the tree, by its clock; checkpoints of older logs do not say. */
    public Optional<Instant> time() {
        return extensions.stream()
                .filter(line -> line.startsWith(TIME))
                .findFirst()
                .map(line -> parseTime(line.substring(TIME.length())));
    }

    private static Instant parseTime(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Malformed(WHERE, "its time is no time");
        }
    }

    /**
     * Reads the text of a note.
     *
     * @throws Malformed when it is not written exactly as the specification says
     */
    public static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() < 4 || !lines.getLast().isEmpty()) {
            throw new Malformed(WHERE, "it has not the three lines origin, size and root");
        }
        return new Checkpoint(
                lines.get(0),
                Canonical.decimal(lines.get(1), WHERE),
                Hash.parse(lines.get(2), WHERE),
                lines.subList(3, lines.size() - 1));
    }

    /** The text of the note. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(origin, Long.toString(size), root.toString()));
        lines.addAll(extensions);
        return String.join("\n", lines) + "\n";
    }

    /** Where the copy that is never replaced lies. */
    static String sealedPath(long size) {
        return SignedCheckpoint.SEALED + "/" + size;
    }
}
