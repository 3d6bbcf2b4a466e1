package dev.parapet.cli.demo;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.ActionText;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.AuditRecord.PlanText;
import java.util.Optional;

/**
 * A fault that Parapet met, and where it stands.
 *
 * @param account the name people know
 * @param entry the last record that says something about it
 */
public record Found(String guardrail, String resource, String account, End end, AuditRecord entry) {
    /** Where a fault stands when the queue is empty. */
    public enum End {
        /** A second look showed that it is gone. */
        REPAIRED,
        /** The plan waits for a person. */
        WAITING,
        /** Only a person can do something about it. */
        TOLD,
        /** Somebody answers for it. */
        EXEMPT,
        /** It still stands, and should not. */
        UNFINISHED;

        /** Empty for a record that says there is no fault. */
        static Optional<End> of(AuditRecord entry) {
            return switch (entry.outcome().orElse("")) {
                case "remediated" -> Optional.of(REPAIRED);
                case "awaiting-approval", "held" -> Optional.of(WAITING);
                case "none" -> Optional.of(TOLD);
                case "unchanged" -> entry.decision().equals("exempt") ? Optional.of(EXEMPT) : Optional.empty();
                default -> Optional.of(UNFINISHED);
            };
        }
    }

    static boolean says(AuditRecord entry) {
        return entry.target().isPresent() && entry.phase() != Phase.INTENT;
    }

    /** Which detector told of it, in its own word. */
    public String foundBy() {
        return entry.cause()
                .map(cause -> {
                    String detector = switch (cause.source()) {
                        case "aws.guardduty" -> "GuardDuty";
                        case "aws.config" -> "Config";
                        case "aws.securityhub" -> "Security Hub";
                        case "aws.access-analyzer" -> "Access Analyzer";
                        default -> "CloudTrail";
                    };
                    return detector + " " + cause.kind();
                })
                .orElse("");
    }

    /** What was or would be written; an action describes itself as "resource: before -> after". */
    public String change() {
        return entry.plan().map(Found::change).orElse("");
    }

    private static String change(PlanText plan) {
        ActionText last = plan.actions().getLast();
        String text = last.describe().substring(last.describe().indexOf(": ") + 2);
        int more = plan.actions().size() - 1;
        return more == 0 ? text : "%s (and %d %s)".formatted(text, more, more == 1 ? "write more" : "writes more");
    }

    /** What a person does first about it. */
    public String firstStep() {
        return entry.byHand().stream().findFirst().orElse(entry.reason());
    }

    /** Why it is where it is, in the words of the trail. */
    public String reason() {
        return entry.reason();
    }
}
