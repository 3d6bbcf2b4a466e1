package dev.parapet.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.core.AuditRecord.Phase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A trail that goes through JSON like a durable one, and breaks where it is told to. */
final class ListTrail implements Trail {
    private final List<String> lines = new ArrayList<>();
    private final List<String> log;
    private final History history = new History();
    private Consumer<AuditRecord> before = entry -> {};
    private Consumer<AuditRecord> after = entry -> {};

    ListTrail(List<String> log) {
        this.log = log;
    }

    /** Runs before each record is durable. */
    void before(Consumer<AuditRecord> action) {
        before = action;
    }

    /** Runs once each record is durable. */
    void after(Consumer<AuditRecord> action) {
        after = action;
    }

    /** Records of that phase cannot be written. */
    void unwritableAt(Phase phase) {
        before = entry -> {
            if (entry.phase() == phase) {
                throw new TrailUnwritable("memory", new IOException("disk full"));
            }
        };
    }

    void calm() {
        before = entry -> {};
        after = entry -> {};
    }

    @Override
    public synchronized void append(AuditRecord entry) {
        before.accept(entry);
        lines.add(Json.write(entry));
        log.add("append " + entry.phase());
        history.note(entry);
        after.accept(entry);
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public synchronized Optional<AuditRecord> find(String id) {
        return records().stream().filter(entry -> entry.id().startsWith(id)).findFirst();
    }

    @Override
    public synchronized List<AuditRecord> openIntents() {
        List<AuditRecord> all = records();
        return all.stream()
                .filter(entry -> entry.phase() == Phase.INTENT)
                .filter(entry -> all.stream()
                        .noneMatch(other ->
                                other.intent().filter(entry.id()::equals).isPresent()))
                .toList();
    }

    synchronized List<AuditRecord> records() {
        return lines.stream().map(ListTrail::parse).toList();
    }

    synchronized AuditRecord last() {
        return parse(lines.getLast());
    }

    private static AuditRecord parse(String line) {
        try {
            return Json.value(Json.read(line), AuditRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
