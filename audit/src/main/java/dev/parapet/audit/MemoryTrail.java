package dev.parapet.audit;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.History;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A trail that ends with the process, for asking what would happen. Never behind anything that writes to AWS. */
public final class MemoryTrail implements Trail {
    private final List<AuditRecord> records = new ArrayList<>();
    private final OpenIntents open = new OpenIntents();
    private final History history = new History();

    @Override
    public synchronized void append(AuditRecord entry) {
        records.add(entry);
        open.note(entry);
        history.note(entry);
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public synchronized Optional<AuditRecord> find(String id) {
        List<AuditRecord> found = records.stream()
                .filter(entry -> entry.id().startsWith(id))
                .limit(2)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    public synchronized List<AuditRecord> openIntents() {
        return open.all();
    }

    @Override
    public synchronized Optional<AuditRecord> openIntent(String guardrail, ResourceId resource) {
        return open.oldest(guardrail, resource);
    }

    /** Everything appended so far, oldest first. */
    public synchronized List<AuditRecord> records() {
        return List.copyOf(records);
    }
}
