package dev.parapet.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Decision.Compliant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Takes a repair back: compares first, exempts second, restores third. It restores only what still is as Parapet left
 * it, and without the exemption the guardrail would repair it again at once.
 */
final class Undo {
    private final Ledger ledger;

    Undo(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The plan that takes a repair back, after every check that can refuse it. */
    <S extends Record> Plan plan(Case<S> matter, AuditRecord repair) {
        Plan done = repair.plan()
                .orElseThrow(() ->
                        new UndoRefused("record %s wrote nothing that could be taken back".formatted(repair.id())))
                .plan(matter.guardrail());
        Plan back = done.undo()
                .orElseThrow(() -> new UndoRefused(
                        "record %s cannot be taken back: one of its steps has no inverse".formatted(repair.id())));
        S now = observe(matter, repair);
        S left = state(matter, repair.after(), repair);
        if (!matter.guardrail().untouchedSince(left, now)) {
            throw new UndoRefused("%s is no longer as Parapet left it; left %s, now %s; change it by hand if you must"
                    .formatted(done.resource(), brief(left), brief(now)));
        }
        return back;
    }

    <S extends Record> Verdict carryOut(
            Case<S> matter, AuditRecord repair, Plan back, Exemption exemption, ExemptionRegistry registry) {
        S now = observe(matter, repair);
        S wanted = state(matter, repair.before(), repair);
        registry.grant(exemption);
        String intent = ledger.undoIntent(matter, back, now, wanted, exemption);
        Attempt attempt = Attempt.after(List.of()).making(back.actions(), matter.aws());
        return close(matter, intent, back, wanted, attempt.failure().map(Failure::reason), attempt);
    }

    /** Finishes the record of an undo that a crash cut short; what is not undone stays so until a person asks again. */
    <S extends Record> Verdict resume(Case<S> matter, AuditRecord intent, Case.Look<S> look) {
        Plan back = intent.plan().orElseThrow().plan(matter.guardrail());
        S wanted = state(matter, intent.after(), intent);
        return close(matter, intent.id(), back, wanted, Optional.of("interrupted"), Attempt.after(List.of()));
    }

    private <S extends Record> Verdict close(
            Case<S> matter, String intent, Plan back, S wanted, Optional<String> failure, Attempt attempt) {
        Optional<S> now = secondLook(matter, wanted, failure);
        boolean undone = isBack(matter, wanted, now);
        Outcome outcome = undone
                ? new Outcome.Remediated(back, "verified: the state before the repair is back")
                : new Outcome.Failed("the state before is not back: " + failure.orElse("AWS shows another state"));
        String word = undone ? "undone" : outcome.word();
        String id = ledger.undoOutcome(
                matter, back.resource(), intent, word, outcome.reason(), now, attempt.writes(), attempt.calls());
        return new Verdict(
                matter.control(),
                back.resource(),
                new Compliant("undone by a person"),
                outcome,
                attempt.writes(),
                Optional.of(id));
    }

    /** Looks until AWS shows the state that was wanted back, or patience ends. */
    private static <S extends Record> Optional<S> secondLook(Case<S> matter, S wanted, Optional<String> failure) {
        Optional<S> now = matter.observe();
        for (Duration wait :
                failure.isPresent() ? List.<Duration>of() : matter.patience().shows()) {
            if (isBack(matter, wanted, now)) {
                return now;
            }
            Patience.pause(wait);
            now = matter.observe();
        }
        return now;
    }

    private static <S extends Record> boolean isBack(Case<S> matter, S wanted, Optional<S> now) {
        return now.filter(seen -> matter.guardrail().untouchedSince(wanted, seen))
                .isPresent();
    }

    private static String brief(Record state) {
        String text = Json.write(state);
        return text.length() <= 300 ? text : text.substring(0, 299) + "…";
    }

    private static <S extends Record> S observe(Case<S> matter, AuditRecord repair) {
        return matter.observe()
                .orElseThrow(() -> new UndoRefused("the resource of record %s is gone".formatted(repair.id())));
    }

    private static <S extends Record> S state(Case<S> matter, Optional<JsonNode> document, AuditRecord repair) {
        return document.map(node -> Json.value(node, matter.guardrail().state()))
                .orElseThrow(() ->
                        new UndoRefused("record %s does not hold the state to compare with".formatted(repair.id())));
    }
}
