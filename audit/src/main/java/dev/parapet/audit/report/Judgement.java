package dev.parapet.audit.report;

import dev.parapet.audit.report.Standing.State;
import dev.parapet.audit.report.Swept.Looked;
import dev.parapet.core.AuditRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What one record, or one line of a sweep, says about how a resource stands.
 *
 * @param word who acts next, or what was done
 * @param repaired whether it says that a repair was seen to work
 * @param expires the end of the exemption it names
 */
record Judgement(State state, String word, boolean repaired, Optional<Instant> expires) {
    private static final Map<String, String> WORDS = Map.of(
            "awaiting-approval", "waits for approval",
            "held", "held back",
            "none", "told to people",
            "planned", "planned",
            "partial", "partly repaired",
            "failed", "repair failed",
            "advanced", "partly repaired",
            "denied", "denied by a person");

    /** Empty for a record that says nothing of it. */
    static Optional<Judgement> of(LedgerEntry entry) {
        AuditRecord said = entry.record();
        return switch (entry.phase()) {
            case REJECTED, RECONCILED -> Optional.empty();
            case INTENT -> entry.isUndo() ? Optional.empty() : Optional.of(open("under way"));
            case OUTCOME -> entry.isUndo() ? undone(entry) : Optional.of(of("remediate", entry.outcome(), said));
            case DECIDED -> Optional.of(of(said.decision(), entry.outcome(), said));
        };
    }

    static Judgement of(Looked looked) {
        return of(looked.decision(), looked.outcome(), looked.reason(), Optional.empty());
    }

    private static Judgement of(String decision, String outcome, AuditRecord said) {
        return of(decision, outcome, said.reason(), said.exemption().map(exemption -> exemption.expires()));
    }

    private static Judgement of(String decision, String outcome, String reason, Optional<Instant> expires) {
        return switch (decision) {
            case "compliant" -> plain(State.CLEAR, "in order");
            case "exempt" -> new Judgement(State.EXEMPT, "exempt", false, expires);
            case "warn" -> plain(State.DUE, "owner was told");
            case "escalate" -> outcome.equals("failed") ? plain(State.UNKNOWN, "not looked at") : told(outcome);
            default -> repair(outcome, reason, expires);
        };
    }

    private static Judgement repair(String outcome, String reason, Optional<Instant> expires) {
        return switch (outcome) {
            case "remediated" -> new Judgement(State.CLEAR, "repaired", true, Optional.empty());
            case "unchanged" ->
                // An interrupted repair that is found exempt afterwards says so only in its reason.
                reason.startsWith("exempt until ")
                        ? new Judgement(State.EXEMPT, "exempt", false, expires)
                        : plain(State.CLEAR, "in order");
            default -> told(outcome);
        };
    }

    private static Optional<Judgement> undone(LedgerEntry entry) {
        return entry.outcome().equals("undone")
                ? Optional.of(new Judgement(State.EXEMPT, "undone by a person", false, Optional.empty()))
                : Optional.empty();
    }

    private static Judgement told(String outcome) {
        return open(WORDS.getOrDefault(outcome, outcome));
    }

    private static Judgement open(String word) {
        return plain(State.OPEN, word);
    }

    private static Judgement plain(State state, String word) {
        return new Judgement(state, word, false, Optional.empty());
    }
}
