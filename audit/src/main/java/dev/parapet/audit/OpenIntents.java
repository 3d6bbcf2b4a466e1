package dev.parapet.audit;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Intents without an outcome, oldest first. A sweep asks for one resource's among hundreds, hundreds of times. */
final class OpenIntents {
    private final Map<String, AuditRecord> open = new LinkedHashMap<>();
    private final Map<Subject, Map<String, AuditRecord>> bySubject = new HashMap<>();

    private record Subject(Optional<String> guardrail, Optional<ResourceId> resource) {
        static Subject of(AuditRecord intent) {
            return new Subject(intent.guardrail(), intent.target().map(Target::resource));
        }
    }

    /** The next record of the trail; most say nothing about intents. */
    void note(AuditRecord entry) {
        if (entry.phase() == Phase.INTENT) {
            open.put(entry.id(), entry);
            bySubject
                    .computeIfAbsent(Subject.of(entry), first -> new LinkedHashMap<>())
                    .put(entry.id(), entry);
        }
        entry.intent().map(open::remove).ifPresent(this::forget);
    }

    private void forget(AuditRecord closed) {
        bySubject.computeIfPresent(Subject.of(closed), (subject, intents) -> {
            intents.remove(closed.id());
            return intents.isEmpty() ? null : intents;
        });
    }

    List<AuditRecord> all() {
        return List.copyOf(open.values());
    }

    Optional<AuditRecord> oldest(String guardrail, ResourceId resource) {
        return Optional.ofNullable(bySubject.get(new Subject(Optional.of(guardrail), Optional.of(resource))))
                .map(Map::values)
                .map(Collection::iterator)
                .map(Iterator::next);
    }
}
