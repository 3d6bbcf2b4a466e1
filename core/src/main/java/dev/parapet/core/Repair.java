package dev.parapet.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Exempt;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Decision.Warn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Carries a plan out between two durable records. A write whose answer was lost is never repeated blindly: the resource is
 * looked at again, and what is still wrong gets a new plan.
 */
final class Repair {
    /** After this many plans the failure is told instead of tried again. */
    private static final int ROUNDS = 3;

    private final Ledger ledger;
    private final Patience patience;
    private final Workflow workflow;

    Repair(Ledger ledger, Patience patience) {
        this.ledger = ledger;
        this.patience = patience;
        this.workflow = new Workflow(ledger, patience);
    }

    /**
     * The intent being carried out.
     *
     * @param id its record
     * @param before the state to go back to, as it was before the first write
     */
    record Opened(String id, Optional<JsonNode> before) {}

    /** Writes the intent down; from here on the plan is underway. */
    <S extends Record> Opened open(Case<S> matter, Case.Look<S> look, Plan plan, Optional<Approval> approval) {
        AuditRecord intent = ledger.intent(matter, look, plan, approval);
        return new Opened(intent.id(), look.state().map(Json::tree));
    }

    <S extends Record> Verdict carryOut(Case<S> matter, Opened opened, Case.Look<S> look, Plan plan) {
        return run(matter, opened, look, plan, Attempt.after(List.of()));
    }

    /** Finishes an intent that a crash left open: what live state shows decides what is left to do. */
    <S extends Record> Verdict resume(Case<S> matter, AuditRecord intent, Case.Look<S> look, Gate gate) {
        return switch (look.decision()) {
            case Remediate(Plan plan, String reason)
            when gate.mayGoOn(intent, matter.control(), look.resource(), plan, matter.guardrail()) ->
                carryOn(matter, intent, look, plan);
            case Remediate(Plan plan, String reason) ->
                close(matter, intent, look, new Outcome.Planned(plan, "interrupted, and no longer allowed to write"));
            case Postpone(Plan plan, String reason) -> Pending.on(matter, intent.id(), look, plan, reason, 0);
            case Compliant compliant ->
                close(
                        matter,
                        intent,
                        look,
                        new Outcome.Remediated(intended(matter, intent), "found repaired after an interruption"));
            case Exempt exempt -> close(matter, intent, look, new Outcome.Unchanged(exempt.reason()));
            case Warn warn -> close(matter, intent, look, new Outcome.None(warn.reason()));
            case Escalate escalate -> close(matter, intent, look, new Outcome.None(escalate.reason()));
        };
    }

    /** What the crash left is a part of what was intended: undo then takes back both halves, to the state before both. */
    private <S extends Record> Verdict carryOn(Case<S> matter, AuditRecord intent, Case.Look<S> look, Plan plan) {
        List<Action> made = Attempt.made(intended(matter, intent), look.decision());
        boolean begun = !made.isEmpty() || matter.guardrail().stepwise();
        Opened opened =
                new Opened(intent.id(), begun ? intent.before() : look.state().map(Json::tree));
        return run(matter, opened, look, plan, Attempt.after(made));
    }

    private <S extends Record> Plan intended(Case<S> matter, AuditRecord intent) {
        return intent.plan().orElseThrow().plan(matter.guardrail());
    }

    private <S extends Record> Verdict close(Case<S> matter, AuditRecord intent, Case.Look<S> look, Outcome outcome) {
        Optional<Plan> plan =
                outcome instanceof Outcome.Remediated(Plan done, String reason) ? Optional.of(done) : Optional.empty();
        String id = ledger.outcome(matter, intent.id(), intent.before(), look, outcome, plan, 0, List.of());
        return new Verdict(matter.control(), look.resource(), look.decision(), outcome, 0, Optional.of(id));
    }

    private <S extends Record> Verdict run(
            Case<S> matter, Opened intent, Case.Look<S> before, Plan first, Attempt made) {
        return matter.guardrail().stepwise()
                ? workflow.run(matter, intent, before, first, made)
                : atOnce(matter, intent, before, first, made);
    }

    private <S extends Record> Verdict atOnce(
            Case<S> matter, Opened intent, Case.Look<S> before, Plan first, Attempt made) {
        Attempt attempt = made;
        Plan plan = first;
        for (int round = 1; ; round++) {
            attempt = attempt.making(plan.actions(), matter.aws());
            Optional<Case.Look<S>> after = secondLook(matter, attempt);
            if (after.isEmpty()) {
                return Pending.unseen(matter, intent.id(), before, plan, attempt);
            }
            attempt = attempt.settled(plan, after.get().decision());
            Optional<Plan> next = after.get().decision().intended();
            if (!attempt.worthAnotherPlan() || next.isEmpty() || riskier(next.get(), first) || round == ROUNDS) {
                return conclude(matter, intent, before, after.get(), attempt);
            }
            patience.breathe(round);
            plan = next.get();
        }
    }

    /** Looks until AWS shows the change, or patience ends; empty when AWS cannot be read. */
    private <S extends Record> Optional<Case.Look<S>> secondLook(Case<S> matter, Attempt attempt) {
        try {
            Case.Look<S> look = matter.look(Exemptions.NONE);
            for (Duration wait : attempt.failure().isPresent() ? List.<Duration>of() : patience.shows()) {
                if (look.decision().intended().isEmpty()) {
                    return Optional.of(look);
                }
                Patience.pause(wait);
                look = matter.look(Exemptions.NONE);
            }
            return Optional.of(look);
        } catch (SdkException e) {
            return Optional.empty();
        }
    }

    private <S extends Record> Verdict conclude(
            Case<S> matter, Opened intent, Case.Look<S> before, Case.Look<S> after, Attempt attempt) {
        Decision now = after.decision();
        if (attempt.failure().isEmpty() && isAnotherPlan(now, attempt)) {
            Outcome advanced = new Outcome.Advanced(
                    new Plan(before.resource(), attempt.done()), "done, and something else is left: " + now.reason());
            return ledger.concluded(matter, intent, before, after, advanced, attempt);
        }
        if (attempt.failure().isEmpty() && now.intended().isPresent()) {
            return Pending.on(matter, intent.id(), before, now.intended().get(), Pending.NOT_SHOWN, attempt.writes());
        }
        return ledger.concluded(matter, intent, before, after, outcome(now, attempt, before.resource()), attempt);
    }

    /** What AWS does not show yet is wanted again; what is wanted for the first time is a plan of its own. */
    private static boolean isAnotherPlan(Decision now, Attempt attempt) {
        return !attempt.done().isEmpty()
                && now.intended().isPresent()
                && now.intended().get().actions().stream().noneMatch(attempt.done()::contains);
    }

    /** What was allowed was allowed for this risk; more of it goes through the gate again, on the next delivery. */
    private static boolean riskier(Plan next, Plan allowed) {
        return next.risk().compareTo(allowed.risk()) > 0;
    }

    /** The second look has the last word; what AWS answered to the writes only explains it. */
    static Outcome outcome(Decision now, Attempt attempt, ResourceId resource) {
        Optional<Plan> applied = attempt.plan(resource);
        if (now instanceof Compliant) {
            return applied.<Outcome>map(plan -> new Outcome.Remediated(plan, "verified: " + now.reason()))
                    .orElseGet(() -> new Outcome.Unchanged("somebody else was quicker: " + now.reason()));
        }
        String reason = attempt.failure().map(Failure::reason).orElseGet(now::reason);
        return applied.<Outcome>map(plan -> new Outcome.Partial(plan, reason))
                .orElseGet(() -> new Outcome.Failed(reason));
    }
}
