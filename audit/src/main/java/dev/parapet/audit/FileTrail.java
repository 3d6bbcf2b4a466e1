package dev.parapet.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.CanonicalJson;
import dev.parapet.core.History;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Trail;
import dev.parapet.core.TrailUnwritable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** The trail in one append-only file: a JSON document a line, each on the disk before anything follows from it. */
public final class FileTrail implements Trail, AutoCloseable {
    private final Journal journal;
    private final OpenIntents open = new OpenIntents();
    private final History history = new History();
    private final List<AuditRecord> unlogged = new ArrayList<>();

    private FileTrail(Journal journal) {
        this.journal = journal;
    }

    static FileTrail open(Path file) throws IOException {
        FileTrail trail = new FileTrail(Journal.open(file));
        trail.each((entry, line) -> trail.note(entry));
        return trail;
    }

    /** What the log does not have yet, oldest first. */
    synchronized List<AuditRecord> unlogged() {
        return List.copyOf(unlogged);
    }

    /** Remembers which of the records before are not in the log. */
    synchronized void missing(List<AuditRecord> records) {
        unlogged.addAll(records);
    }

    private void note(AuditRecord entry) {
        open.note(entry);
        history.note(entry);
    }

    @Override
    public synchronized void append(AuditRecord entry) {
        try {
            journal.add(CanonicalJson.of(Json.tree(entry)));
            unlogged.add(entry);
            note(entry);
        } catch (IOException e) {
            throw new TrailUnwritable(journal.file().toString(), e);
        }
    }

    @Override
    public Optional<AuditRecord> find(String id) {
        List<AuditRecord> found = records().stream()
                .filter(entry -> entry.id().startsWith(id))
                .limit(2)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public synchronized List<AuditRecord> openIntents() {
        return open.all();
    }

    @Override
    public synchronized Optional<AuditRecord> openIntent(String guardrail, ResourceId resource) {
        return open.oldest(guardrail, resource);
    }

    /**
     * Every record, oldest first.
     *
     * @throws StateUnusable naming the first line that is not a record
     */
    public List<AuditRecord> records() {
        List<AuditRecord> records = new ArrayList<>();
        each((entry, line) -> records.add(entry));
        return records;
    }

    /**
     * The same one after another, each with the line that says so: a trail may be longer than memory.
     *
     * @throws StateUnusable naming the first line that is not a record
     */
    public void each(BiConsumer<AuditRecord, String> reader) {
        AtomicInteger number = new AtomicInteger();
        try {
            journal.each(line -> reader.accept(parse(line, number.incrementAndGet()), line));
        } catch (IOException e) {
            throw new StateUnusable(journal.file(), String.valueOf(e.getMessage()));
        }
    }

    /** The oldest record; absent in an empty trail. */
    public Optional<AuditRecord> first() {
        try (BufferedReader lines = Files.newBufferedReader(journal.file())) {
            return Optional.ofNullable(lines.readLine()).map(line -> parse(line, 1));
        } catch (IOException e) {
            throw new StateUnusable(journal.file(), String.valueOf(e.getMessage()));
        }
    }

    private AuditRecord parse(String text, int line) {
        try {
            return Json.value(Json.read(text), AuditRecord.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new StateUnusable(journal.file(), "line %d is not a record of the trail".formatted(line));
        }
    }

    /** Where it lies. */
    public Path file() {
        return journal.file();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
