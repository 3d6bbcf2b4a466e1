package dev.parapet.audit.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When records got their places, by the clock of the sequencer: the time of the first checkpoint that covers them. The
 * checkpoints are read as asked for, and believed as they lie there; whether they are signed is for {@link Verifier} to say.
 */
public final class SequencedTimes {
    private final LogStore store;
    private final NavigableSet<Long> sizes = new TreeSet<>();
    private final Map<Long, Optional<Instant>> times = new HashMap<>();

    private SequencedTimes(LogStore store) {
        this.store = store;
    }

    /** The times of a log. */
    public static SequencedTimes of(LogStore store) {
        SequencedTimes times = new SequencedTimes(store);
        List<String> paths = new ArrayList<>();
        store.list(SignedCheckpoint.SEALED, paths::add);
        paths.stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(name -> name.matches("\\d{1,18}"))
                .forEach(name -> times.sizes.add(Long.parseLong(name)));
        return times;
    }

    /**
     * When the record at this index got its place; empty when no checkpoint covers it, or that one is of a log that did not say.
     *
     * @throws Malformed when the checkpoint cannot be read
     */
    public Optional<Instant> at(long index) {
        return Optional.ofNullable(sizes.higher(index)).flatMap(size -> times.computeIfAbsent(size, this::read));
    }

    private Optional<Instant> read(long size) {
        return store.get(Checkpoint.sealedPath(size))
                .map(bytes -> Note.parse(bytes).text())
                .map(Checkpoint::parse)
                .flatMap(Checkpoint::time);
    }
}
