package dev.parapet.core;

import java.util.List;
import java.util.Optional;

/** The record of everything Parapet did. Append-only: nothing is ever changed or removed. */
public interface Trail {
    /**
     * Writes a record down. When this returns, the record survives a crash.
     *
     * @throws TrailUnwritable when it could not be made durable; then nothing may be written to AWS either
     */
    void append(AuditRecord entry);

    /** The record with that id, or with an id that begins so if there is only one. */
    Optional<AuditRecord> find(String id);

    /** What it remembers of late. */
    History history();

    /** Intents without an outcome, oldest first: what a crash left unfinished. */
    List<AuditRecord> openIntents();

    /** The oldest of them that is about this resource, for this guardrail. */
    default Optional<AuditRecord> openIntent(String guardrail, ResourceId resource) {
        return openIntents().stream()
                .filter(intent -> intent.guardrail().filter(guardrail::equals).isPresent())
                .filter(intent -> intent.target()
                        .map(Target::resource)
                        .filter(resource::equals)
                        .isPresent())
                .findFirst();
    }
}
