package dev.parapet.core;

import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Carries a plan out that takes minutes to hours: one write, a look, the next write. Where it stands is read from AWS each
 * time, so that any process can go on with it. When a step is refused for good, the steps before it that can be taken back
 * are, last first: the workload runs as it did before.
 */
final class Workflow {
    /** A step that AWS refuses in passing is tried so often within one delivery. */
    private static final int TRIES = 3;

    /** More steps than any workflow has; a guardrail that never comes to an end is stopped here. */
    private static final int STEPS = 100;

    private static final String RISKIER =
            "what is left holds a write that was not in the plan before; whether it is allowed is asked on the next delivery";

    private final Ledger ledger;
    private final Patience patience;

    Workflow(Ledger ledger, Patience patience) {
        this.ledger = ledger;
        this.patience = patience;
    }

    <S extends Record> Verdict run(
            Case<S> matter, Repair.Opened intent, Case.Look<S> before, Plan first, Attempt made) {
        Attempt attempt = made;
        Plan plan = first;
        int failures = 0;
        for (int step = 0; step < STEPS; step++) {
            Action due = plan.actions().getFirst();
            attempt = attempt.making(List.of(due), matter.aws());
            Optional<Case.Look<S>> after = lookPast(matter, due, attempt);
            if (after.isEmpty()) {
                return Pending.unseen(matter, intent.id(), before, plan, attempt);
            }
            boolean moved = !isDue(due, after.get().decision());
            attempt = moved ? settled(attempt) : attempt;
            boolean failed = attempt.failure().isPresent();
            if (failed && !attempt.worthAnotherPlan()) {
                return matter.returning(after.get())
                        ? halfway(matter, intent, before, attempt.writes(), reason(attempt))
                        : takenBack(matter, intent, before, attempt);
            }
            if (failed && ++failures == TRIES) {
                return Pending.unseen(matter, intent.id(), before, plan, attempt);
            }
            if (!(after.get().decision() instanceof Remediate(Plan next, String reason)) || !(moved || failed)) {
                return ended(matter, intent, before, after.get(), attempt);
            }
            if (!allowedWith(first, next)) {
                return Pending.on(matter, intent.id(), before, next, RISKIER, attempt.writes());
            }
            patience.breathe(failed ? failures : 0);
            plan = next;
        }
        throw new IllegalStateException(
                "%s does not come to an end".formatted(matter.control().id()));
    }

    /** What was allowed was allowed for the writes it named; others go through the gate, on the next delivery. */
    private static boolean allowedWith(Plan first, Plan next) {
        List<Effect> allowed = first.actions().stream().map(Action::effect).toList();
        return next.actions().stream()
                .map(Action::effect)
                .allMatch(effect -> effect.risk() == Risk.SAFE || allowed.contains(effect));
    }

    /** For this delivery: the fault is gone, AWS is at work, AWS does not show the step yet, or people have to go on. */
    private <S extends Record> Verdict ended(
            Case<S> matter, Repair.Opened intent, Case.Look<S> before, Case.Look<S> after, Attempt attempt) {
        return switch (after.decision()) {
            case Remediate(Plan next, String reason) ->
                Pending.on(matter, intent.id(), before, next, Pending.NOT_SHOWN, attempt.writes());
            case Postpone(Plan next, String reason) ->
                Pending.on(matter, intent.id(), before, next, reason, attempt.writes());
            case Decision end ->
                ledger.concluded(
                        matter, intent, before, after, Repair.outcome(end, attempt, before.resource()), attempt);
        };
    }

    private static boolean isDue(Action action, Decision decision) {
        return decision instanceof Remediate(Plan plan, String reason)
                && plan.actions().getFirst().equals(action);
    }

    /** The answer was lost, and a look shows that the step was made. */
    private static Attempt settled(Attempt attempt) {
        List<Action> done = new ArrayList<>(attempt.done());
        attempt.doubtful().ifPresent(done::add);
        boolean made = attempt.doubtful().isPresent();
        return new Attempt(
                done,
                Optional.empty(),
                attempt.writes() + (made ? 1 : 0),
                made ? Optional.empty() : attempt.failure(),
                attempt.calls());
    }

    /** Looks until AWS shows the step, or patience ends; empty when AWS cannot be read. */
    private <S extends Record> Optional<Case.Look<S>> lookPast(Case<S> matter, Action made, Attempt attempt) {
        try {
            Case.Look<S> look = matter.look(Exemptions.NONE);
            for (Duration wait : attempt.failure().isPresent() ? List.<Duration>of() : patience.shows()) {
                if (!isDue(made, look.decision())) {
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

    private <S extends Record> Verdict takenBack(
            Case<S> matter, Repair.Opened intent, Case.Look<S> before, Attempt attempt) {
        // Behind a step that nobody can take back the only way is forward.
        List<Action> back = attempt.done().reversed().stream()
                .map(Action::undo)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
        Attempt compensation = Attempt.after(List.of()).making(back, matter.aws());
        String failure = reason(attempt);
        int writes = attempt.writes() + compensation.writes();
        if (compensation.failure().isPresent()) {
            String reason = "%s; taking the steps back failed, too: %s".formatted(failure, reason(compensation));
            return halfway(matter, intent, before, writes, reason);
        }
        Outcome outcome = new Outcome.Failed(
                back.isEmpty()
                        ? failure
                        : "%s; the %d steps before it were taken back".formatted(failure, back.size()));
        List<AuditRecord.Call> calls = Stream.concat(attempt.calls().stream(), compensation.calls().stream())
                .toList();
        Attempt all = new Attempt(List.of(), Optional.empty(), writes, attempt.failure(), calls);
        return ledger.concluded(matter, intent, before, matter.look(Exemptions.NONE), outcome, all);
    }

    /** Half taken back is no state to leave anything in: the intent stays open and the next delivery goes on. */
    private static <S extends Record> Verdict halfway(
            Case<S> matter, Repair.Opened intent, Case.Look<S> before, int writes, String reason) {
        return new Verdict(
                matter.control(),
                before.resource(),
                before.decision(),
                new Outcome.Failed(reason),
                writes,
                Optional.of(intent.id()));
    }

    private static String reason(Attempt attempt) {
        return attempt.failure().map(Failure::reason).orElse("");
    }
}
