package dev.parapet.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.Decision.Exempt;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts what the Enforcer does into words and into the trail. */
final class Ledger {
    private final Trail trail;
    private final Consumer<AuditRecord> told;
    private final Author author;
    private final Clock clock = Clock.systemUTC();

    /**
     * @param told every record once it is durable
     * @param author who writes
     */
    Ledger(Trail trail, Consumer<AuditRecord> told, Author author) {
        this.trail = trail;
        this.told = told;
        this.author = author;
    }

    /** A resource was judged and nothing was written. */
    String decided(Case<?> matter, Case.Look<?> look, Outcome outcome) {
        return append(entry(Phase.DECIDED, matter, look, look.decision().word(), outcome.reason())
                .plan(look.decision().intended())
                .before(look.state())
                .byHand(look.decision().byHand())
                .outcome(outcome.word())
                .exemption(exemptionOf(look.decision())));
    }

    /** A person said no. */
    String denied(AuditRecord request, Approval denial) {
        return append(new Entry(Phase.DECIDED, "denied", denial.describe())
                .guardrail(request.guardrail().orElseThrow())
                .target(request.target().orElseThrow())
                .outcome("denied")
                .approval(Optional.of(denial)));
    }

    /** A resource could not be read. */
    String decided(Control control, Target target, Optional<Cause> cause, Decision decision, Outcome outcome) {
        return append(new Entry(Phase.DECIDED, decision.word(), outcome.reason())
                .guardrail(control.id())
                .target(target)
                .cause(cause)
                .outcome(outcome.word()));
    }

    /** An event must not act. The text itself is not kept: it may hold anything; its hash tells whether it is the same. */
    String rejected(Optional<String> event, String reason, String text) {
        return append(new Entry(
                Phase.REJECTED,
                "rejected",
                "%s (event %s, sha256 %s)".formatted(reason, event.orElse("without an id"), Json.sha256(text))));
    }

    /** Every intent without an outcome. */
    List<AuditRecord> open() {
        return trail.openIntents();
    }

    /** Writes are about to happen, by the rules or because a person approved them. */
    AuditRecord intent(Case<?> matter, Case.Look<?> look, Plan plan, Optional<Approval> approval) {
        return write(
                entry(Phase.INTENT, matter, look, "remediate", look.decision().reason())
                        .plan(Optional.of(plan))
                        .before(look.state())
                        .approval(approval));
    }

    /** The moment, by the clock of the trail. */
    Instant now() {
        return clock.instant();
    }

    /** What was done of late. */
    History history() {
        return trail.history();
    }

    /** What became of an intent; {@code before} is the state before the first write. */
    String outcome(
            Case<?> matter,
            String intent,
            Optional<JsonNode> before,
            Case.Look<?> after,
            Outcome outcome,
            Optional<Plan> applied,
            int writes,
            List<AuditRecord.Call> calls) {
        return append(entry(Phase.OUTCOME, matter, after, "remediate", outcome.reason())
                .intent(intent)
                .plan(applied)
                .beforeAsRecorded(before)
                .after(after.state())
                .byHand(after.decision().byHand())
                .outcome(outcome.word())
                .writes(writes)
                .calls(calls));
    }

    /** The end of a repair: the record of it, and the verdict. */
    <S extends Record> Verdict concluded(
            Case<S> matter,
            Repair.Opened intent,
            Case.Look<S> before,
            Case.Look<S> after,
            Outcome outcome,
            Attempt attempt) {
        Optional<Plan> applied = attempt.plan(before.resource());
        String id = outcome(
                matter, intent.id(), intent.before(), after, outcome, applied, attempt.writes(), attempt.calls());
        return new Verdict(
                matter.control(), before.resource(), before.decision(), outcome, attempt.writes(), Optional.of(id));
    }

    /** An undo is about to happen: {@code before} is what stands now, {@code after} what is wanted back. */
    <S extends Record> String undoIntent(Case<S> matter, Plan plan, S before, S after, Exemption exemption) {
        return append(entry(Phase.INTENT, matter, plan.resource(), "undo", "a person asked for the state before")
                .plan(Optional.of(plan))
                .before(Optional.of(before))
                .after(Optional.of(after))
                .exemption(Optional.of(exemption)));
    }

    /** What became of an undo. */
    String undoOutcome(
            Case<?> matter,
            ResourceId resource,
            String intent,
            String outcome,
            String reason,
            Optional<? extends Record> now,
            int writes,
            List<AuditRecord.Call> calls) {
        return append(entry(Phase.OUTCOME, matter, resource, "undo", reason)
                .intent(intent)
                .after(now)
                .outcome(outcome)
                .writes(writes)
                .calls(calls));
    }

    /** The intent that stands open for the same guardrail and resource, if a crash left one. */
    Optional<AuditRecord> open(Control control, ResourceId resource) {
        return trail.openIntent(control.id(), resource);
    }

    private String append(Entry entry) {
        return write(entry).id();
    }

    /** Writes an entry down, and tells whoever listens. */
    AuditRecord write(Entry entry) {
        Instant now = now();
        AuditRecord record = entry.at(AuditRecord.newId(now), now, author);
        trail.append(record);
        told.accept(record);
        return record;
    }

    private static Entry entry(Phase phase, Case<?> matter, Case.Look<?> look, String decision, String reason) {
        return entry(phase, matter, look.resource(), decision, reason);
    }

    private static Entry entry(Phase phase, Case<?> matter, ResourceId resource, String decision, String reason) {
        return new Entry(phase, decision, reason)
                .guardrail(matter.control().id())
                .target(new Target(resource, matter.target().hints()))
                .identity(matter.control().family().roleArn(resource.partition(), resource.account()))
                .cause(matter.cause());
    }

    private static Optional<Exemption> exemptionOf(Decision decision) {
        return decision instanceof Exempt(Exemption exemption) ? Optional.of(exemption) : Optional.empty();
    }
}
