package dev.parapet.remediations.notice;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.ActionText;
import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.Control;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that people have to know, from the record of it. Every text in it is one line without control characters: names
 * of resources are chosen by whoever made them.
 *
 * @param record the record in the trail
 * @param guardrail the control's id
 * @param title what holds when all is well
 * @param resource where
 * @param reason what was found, and what came of it
 * @param changes before and after, a line a write
 * @param byHand what a person is asked to do, in order
 * @param revealedBy the detector and its word for what it saw
 * @param commands how to approve, take back or exempt
 */
public record Notice(
        Kind kind,
        Severity severity,
        Instant at,
        String record,
        String guardrail,
        String title,
        ResourceId resource,
        String reason,
        List<String> changes,
        List<String> byHand,
        String revealedBy,
        List<String> commands) {
    public Notice {
        changes = List.copyOf(changes);
        byHand = List.copyOf(byHand);
        commands = List.copyOf(commands);
    }

    /** What kind of thing it is. */
    public enum Kind {
        /** Parapet repaired something. */
        REPAIRED,
        /** A repair waits for a person. */
        APPROVAL,
        /** Parapet holds itself back. */
        HELD,
        /** A fault that a person has to see to. */
        ESCALATED,
        /** A fault to come. */
        WARNED,
        /** A repair, or a look, that did not work out. */
        FAILED,
        /** A person took a repair back. */
        UNDONE;

        /** The word in events and attributes. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The notice of a record; empty when nobody has to know. */
    public static Optional<Notice> of(AuditRecord entry, Control control) {
        return kind(entry)
                .flatMap(kind -> entry.target().map(target -> notice(kind, entry, control, target.resource())));
    }

    private static Optional<Kind> kind(AuditRecord entry) {
        if (entry.phase() == Phase.INTENT || entry.phase() == Phase.REJECTED) {
            return Optional.empty();
        }
        return switch (entry.outcome().orElse("")) {
            case "remediated" -> Optional.of(Kind.REPAIRED);
            case "undone" -> Optional.of(Kind.UNDONE);
            case "awaiting-approval" -> Optional.of(Kind.APPROVAL);
            case "held" -> Optional.of(Kind.HELD);
            case "failed", "partial" -> Optional.of(Kind.FAILED);
            case "none" -> Optional.of(entry.decision().equals("warn") ? Kind.WARNED : Kind.ESCALATED);
            default -> Optional.empty();
        };
    }

    private static Notice notice(Kind kind, AuditRecord entry, Control control, ResourceId resource) {
        return new Notice(
                kind,
                control.severity(),
                entry.at(),
                entry.id(),
                control.id(),
                control.title(),
                plain(resource),
                plain(entry.reason()),
                entry.plan().stream()
                        .flatMap(plan -> plan.actions().stream())
                        .map(ActionText::describe)
                        .map(Notice::plain)
                        .toList(),
                entry.byHand().stream().map(Notice::plain).toList(),
                entry.cause().map(Notice::revealed).orElse("a person"),
                commands(kind, entry, control, plain(resource)));
    }

    private static String revealed(Cause cause) {
        return plain(cause.source() + " " + cause.kind());
    }

    private static List<String> commands(Kind kind, AuditRecord entry, Control control, ResourceId resource) {
        String exempt =
                "parapet exempt --state DIR --guardrail %s --account %s --resource %s --owner NAME --reason TEXT --days N"
                        .formatted(control.id(), resource.account(), quoted(resource.id()));
        return switch (kind) {
            case REPAIRED -> List.of("parapet undo %s --state DIR --plan".formatted(entry.id()), exempt);
            case APPROVAL, HELD ->
                List.of(
                        "parapet approve %s --state DIR".formatted(entry.id()),
                        "parapet deny %s --state DIR --note TEXT".formatted(entry.id()),
                        exempt);
            case ESCALATED, WARNED, FAILED -> List.of(exempt);
            case UNDONE -> List.of();
        };
    }

    /** For a shell, whatever the name holds. */
    private static String quoted(String text) {
        return text.matches("[\\w./:@=+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static ResourceId plain(ResourceId resource) {
        return new ResourceId(
                resource.partition(), resource.account(), resource.region(), resource.type(), plain(resource.id()));
    }

    /** One line: no control characters, none that turn the direction of writing, and not without an end. */
    static String plain(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
        return line.length() <= 1000 ? line : line.substring(0, 999) + "…";
    }
}
