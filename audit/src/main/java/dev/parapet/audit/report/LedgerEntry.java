package dev.parapet.audit.report;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One record of the trail, and where in the trail it stands. All that a report knows of a record goes through here.
 *
 * @param index from 0, in the order of the trail
 * @param line the record as the trail has it
 * @param placed when it got its place in the log, where that says so
 */
public record LedgerEntry(long index, AuditRecord record, String line, Optional<Instant> placed) {
    String id() {
        return record.id();
    }

    Instant at() {
        return record.at();
    }

    /** When the fault was seen, as the detector says; when it was judged, where no detector told of it before. */
    Instant seen() {
        return record.cause()
                .flatMap(AuditRecord.Cause::time)
                .filter(time -> time.isBefore(at()))
                .orElse(at());
    }

    /** What AWS was asked, each call with the request id that CloudTrail has, too. */
    List<String> requests() {
        return record.calls().stream()
                .map(call -> "%s %s %d".formatted(call.api(), call.request(), call.status()))
                .toList();
    }

    Phase phase() {
        return record.phase();
    }

    String guardrail() {
        return record.guardrail().orElse("");
    }

    Optional<ResourceId> resource() {
        return record.target().map(Target::resource);
    }

    String outcome() {
        return record.outcome().orElse("");
    }

    boolean isUndo() {
        return record.decision().equals("undo");
    }

    /** The event behind it in two words: who said it, and what it was called there. */
    Optional<Revealed> revealed() {
        return record.cause().map(cause -> new Revealed(cause.source(), cause.kind()));
    }

    /** SHA-256 of the record's line in the trail. */
    String sha256() {
        return Json.sha256(line);
    }

    /**
     * What brought a fault to light.
     *
     * @param source {@code aws.guardduty}, {@code sweep} or {@code person}
     * @param kind the detector's word for what it saw
     */
    public record Revealed(String source, String kind) {}
}
