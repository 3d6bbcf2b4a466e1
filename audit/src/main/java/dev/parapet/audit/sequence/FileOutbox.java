package dev.parapet.audit.sequence;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.audit.Journal;
import dev.parapet.audit.StateUnusable;
import dev.parapet.audit.log.EntryBundle;
import dev.parapet.audit.log.EntryTooLarge;
import dev.parapet.audit.log.StoreUnusable;
import dev.parapet.core.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The outbox of one machine: an append-only file {@code outbox.jsonl} in the state directory, whose lock the caller holds. A
 * line is a record, or that a batch of records got its places. The records that have theirs are dropped when it is opened,
 * their ids after {@link #KEPT}.
 */
public final class FileOutbox implements Outbox, AutoCloseable {
    /** How long the place of a record is known, and the same id not taken twice. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** So many lines are spelled out together when the file is written anew. */
    private static final int AT_ONCE = 10_000;

    private final Journal journal;
    private final Clock clock;
    private final Map<String, Item> waiting = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    private record Item(String id, String base64, Instant at) {}

    private record Place(long index, Instant at) {}

    /** One line: either a record with its id, or the places of several. */
    private record Line(Optional<String> id, Optional<String> entry, Optional<Batch> places, Instant at) {
        Line {
            if (id.isPresent() != entry.isPresent() || id.isPresent() == places.isPresent()) {
                throw new IllegalArgumentException("neither a record nor places");
            }
        }

        static Line of(Item item) {
            return new Line(Optional.of(item.id()), Optional.of(item.base64()), Optional.empty(), item.at());
        }

        static Line of(Batch batch, Instant at) {
            return new Line(Optional.empty(), Optional.empty(), Optional.of(batch), at);
        }
    }

    private FileOutbox(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Opens the outbox of a state directory.
     *
     * @param directory whose lock the caller holds
     * @throws StateUnusable naming the first line that cannot be read
     */
    public static FileOutbox open(Path directory, Clock clock) {
        Path file = directory.resolve("outbox.jsonl");
        try {
            FileOutbox old = read(file, clock);
            if (old.places.isEmpty()) {
                return old;
            }
            old.close();
            return old.compacted();
        } catch (IOException e) {
            throw new StateUnusable(file, e.toString());
        }
    }

    private static FileOutbox read(Path file, Clock clock) throws IOException {
        FileOutbox outbox = new FileOutbox(Journal.open(file), clock);
        AtomicInteger number = new AtomicInteger();
        outbox.journal.each(line -> outbox.note(parse(file, number.incrementAndGet(), line)));
        return outbox;
    }

    private static Line parse(Path file, int number, String line) {
        try {
            return Json.value(Json.read(line), Line.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new StateUnusable(file, "line %d is not one of an outbox".formatted(number));
        }
    }

    private void note(Line line) {
        line.id().ifPresent(id -> waiting.put(id, new Item(id, line.entry().orElseThrow(), line.at())));
        line.places().ifPresent(batch -> {
            for (int i = 0; i < batch.ids().size(); i++) {
                waiting.remove(batch.ids().get(i));
                places.put(batch.ids().get(i), new Place(batch.start() + i, line.at()));
            }
        });
    }

    /** Writes aside what is still needed and puts it in place of the file, whole or not at all. */
    private FileOutbox compacted() throws IOException {
        Path file = journal.file();
        Path aside = file.resolveSibling("outbox.tmp");
        Files.deleteIfExists(aside);
        try (Journal fresh = Journal.open(aside)) {
            Instant forgotten = clock.instant().minus(KEPT);
            List<Line> kept = new ArrayList<>();
            places.forEach((id, place) -> {
                if (place.at().isAfter(forgotten)) {
                    kept.add(Line.of(new Batch(place.index(), List.of(id)), place.at()));
                }
            });
            waiting.values().forEach(item -> kept.add(Line.of(item)));
            for (int from = 0; from < kept.size(); from += AT_ONCE) {
                List<Line> some = kept.subList(from, Math.min(kept.size(), from + AT_ONCE));
                fresh.add(some.stream().map(Json::write).toList());
            }
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return read(file, clock);
    }

    @Override
    public synchronized boolean put(String id, byte[] entry) {
        if (entry.length > EntryBundle.LONGEST) {
            throw new EntryTooLarge(id, entry.length);
        }
        return !waiting.containsKey(id)
                && !places.containsKey(id)
                && add(Line.of(new Item(id, Base64.getEncoder().encodeToString(entry), clock.instant())));
    }

    /** As {@link #put} for each, in order, and durable together: one write to the disk for all. */
    public synchronized void putAll(Map<String, byte[]> entries) {
        List<Line> lines = new ArrayList<>();
        entries.forEach((id, entry) -> {
            if (entry.length > EntryBundle.LONGEST) {
                throw new EntryTooLarge(id, entry.length);
            }
            if (!waiting.containsKey(id) && !places.containsKey(id)) {
                lines.add(Line.of(new Item(id, Base64.getEncoder().encodeToString(entry), clock.instant())));
            }
        });
        add(lines);
    }

    private void add(List<Line> lines) {
        try {
            journal.add(lines.stream().map(Json::write).toList());
            lines.forEach(this::note);
        } catch (IOException e) {
            throw new StoreUnusable(journal.file().toString(), e);
        }
    }

    private boolean add(Line line) {
        try {
            journal.add(Json.write(line));
            note(line);
            return true;
        } catch (IOException e) {
            throw new StoreUnusable(journal.file().toString(), e);
        }
    }

    @Override
    public synchronized List<String> pending(int limit) {
        return waiting.keySet().stream().limit(limit).toList();
    }

    @Override
    public synchronized Map<String, byte[]> entries(List<String> ids) {
        Map<String, byte[]> entries = new HashMap<>();
        for (String id : ids) {
            Item item = waiting.get(id);
            if (item != null) {
                entries.put(id, Base64.getDecoder().decode(item.base64()));
            }
        }
        return entries;
    }

    @Override
    public synchronized void sequenced(long first, List<String> ids) {
        if (!ids.stream().allMatch(places::containsKey)) {
            add(Line.of(new Batch(first, ids), clock.instant()));
        }
    }

    @Override
    public synchronized OptionalLong index(String id) {
        Place place = places.get(id);
        return place == null ? OptionalLong.empty() : OptionalLong.of(place.index());
    }

    @Override
    public synchronized Backlog backlog() {
        return new Backlog(
                waiting.size(), waiting.values().stream().map(Item::at).min(Instant::compareTo));
    }

    /** How many bytes of a record were cut off that a crash left unfinished; nobody was told that it is durable. */
    public long torn() {
        return journal.torn();
    }

    @Override
    public void close() {
        try {
            journal.close();
        } catch (IOException e) {
            throw new StoreUnusable(journal.file().toString(), e);
        }
    }
}
