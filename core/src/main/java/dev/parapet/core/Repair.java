package dev.parapet.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Exempt;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Decision.Warn;
import java.time.Duration;
import java.util.ArrayList;
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

    Repair(Ledger ledger, Patience patience) {
        this.ledger = ledger;
        this.patience = patience;
    }

    /**
     * The intent being carried out.
     *
     * @param id its record
     * @param before the state to go back to, as it was before the first write
     */
    private record Opened(String id, Optional<JsonNode> before) {}

    /**
     * What the attempts left behind so far.
     *
     * @param done what was made, in order: all that undo has to take back
     * @param doubtful the action that failed, which may have been made all the same
     * @param writes how many calls AWS accepted
     * @param failure why the last action did not go through, if it did not
     */
    private record Attempt(List<Action> done, Optional<Action> doubtful, int writes, Optional<Failure> failure) {
        static Attempt after(List<Action> done) {
            return new Attempt(List.copyOf(done), Optional.empty(), 0, Optional.empty());
        }

        boolean worthAnotherPlan() {
            return failure.filter(Failure::passing).isPresent();
        }

        /** With what live state says about the action in doubt. */
        Attempt settled(Plan tried, Decision seen) {
            List<Action> all = new ArrayList<>(done);
            doubtful.filter(made(tried, seen)::contains).ifPresent(all::add);
            return new Attempt(all, Optional.empty(), writes + all.size() - done.size(), failure);
        }

        Optional<Plan> plan(ResourceId resource) {
            return done.isEmpty() ? Optional.empty() : Optional.of(new Plan(resource, done));
        }
    }

    /**
     * What of a plan has been made, told from what a look still wants: the rest of it, or nothing. Where it wants anything
     * else somebody changed the resource meanwhile, and nobody can tell.
     */
    private static List<Action> made(Plan tried, Decision seen) {
        List<Action> wanted = seen.intended().map(Plan::actions).orElse(List.of());
        boolean rest = seen instanceof Compliant
                || (!wanted.isEmpty() && tried.actions().containsAll(wanted));
        return rest
                ? tried.actions().stream()
                        .filter(action -> !wanted.contains(action))
                        .toList()
                : List.of();
    }

    <S extends Record> Verdict carryOut(Case<S> matter, Case.Look<S> look, Plan plan) {
        Opened opened =
                new Opened(ledger.intent(matter, look, plan), look.state().map(Json::tree));
        return run(matter, opened, look, plan, Attempt.after(List.of()));
    }

    /** Finishes an intent that a crash left open: what live state shows decides what is left to do. */
    <S extends Record> Verdict resume(Case<S> matter, AuditRecord intent, Case.Look<S> look, Modes modes) {
        return switch (look.decision()) {
            case Remediate(Plan plan, String reason)
            when modes.mode(matter.control(), look.resource(), plan.risk()) == Mode.ENFORCE ->
                carryOn(matter, intent, look, plan);
            case Remediate(Plan plan, String reason) ->
                close(matter, intent, look, new Outcome.Planned(plan, "interrupted, and no longer allowed to write"));
            case Postpone(Plan plan, String reason) -> pending(matter, intent.id(), look, plan, 0);
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
        List<Action> made = made(intended(matter, intent), look.decision());
        Opened opened = new Opened(intent.id(), made.isEmpty() ? look.state().map(Json::tree) : intent.before());
        return run(matter, opened, look, plan, Attempt.after(made));
    }

    private <S extends Record> Plan intended(Case<S> matter, AuditRecord intent) {
        return intent.plan().orElseThrow().plan(matter.guardrail());
    }

    private <S extends Record> Verdict close(Case<S> matter, AuditRecord intent, Case.Look<S> look, Outcome outcome) {
        Optional<Plan> plan =
                outcome instanceof Outcome.Remediated(Plan done, String reason) ? Optional.of(done) : Optional.empty();
        String id = ledger.outcome(matter, intent.id(), intent.before(), look, outcome, plan, 0);
        return new Verdict(matter.control(), look.resource(), look.decision(), outcome, 0, Optional.of(id));
    }

    private <S extends Record> Verdict run(
            Case<S> matter, Opened intent, Case.Look<S> before, Plan first, Attempt made) {
        Attempt attempt = made;
        Plan plan = first;
        for (int round = 1; ; round++) {
            attempt = apply(plan, attempt, matter.aws());
            Optional<Case.Look<S>> after = secondLook(matter, attempt);
            if (after.isEmpty()) {
                return unseen(matter, intent, before, plan, attempt);
            }
            attempt = attempt.settled(plan, after.get().decision());
            Optional<Plan> next = after.get().decision().intended();
            if (!attempt.worthAnotherPlan() || next.isEmpty() || round == ROUNDS) {
                return conclude(matter, intent, before, after.get(), attempt);
            }
            patience.breathe(round);
            plan = next.get();
        }
    }

    private static Attempt apply(Plan plan, Attempt sofar, Aws aws) {
        List<Action> done = new ArrayList<>(sofar.done());
        int writes = sofar.writes();
        for (Action action : plan.actions()) {
            try {
                action.apply(aws);
                done.add(action);
                writes++;
            } catch (SdkException e) {
                Failure failure = Failure.of(e).of(action.effect().api());
                return new Attempt(
                        done, Optional.of(action).filter(lost -> failure.unknown()), writes, Optional.of(failure));
            }
        }
        return new Attempt(done, Optional.empty(), writes, Optional.empty());
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
        if (attempt.failure().isEmpty() && now.intended().isPresent()) {
            return pending(matter, intent.id(), before, now.intended().get(), attempt.writes());
        }
        Optional<Plan> applied = attempt.plan(before.resource());
        Outcome outcome = outcome(now, attempt, applied);
        String id = ledger.outcome(matter, intent.id(), intent.before(), after, outcome, applied, attempt.writes());
        return new Verdict(
                matter.control(), before.resource(), before.decision(), outcome, attempt.writes(), Optional.of(id));
    }

    /** The second look has the last word; what AWS answered to the writes only explains it. */
    private static Outcome outcome(Decision now, Attempt attempt, Optional<Plan> applied) {
        if (now instanceof Compliant) {
            return applied.<Outcome>map(plan -> new Outcome.Remediated(plan, "verified: " + now.reason()))
                    .orElseGet(() -> new Outcome.Unchanged("somebody else was quicker: " + now.reason()));
        }
        String reason = attempt.failure().map(Failure::reason).orElseGet(now::reason);
        return applied.<Outcome>map(plan -> new Outcome.Partial(plan, reason))
                .orElseGet(() -> new Outcome.Failed(reason));
    }

    /** AWS accepted the change and does not show it yet: the intent stays open, and the next delivery finishes it. */
    private static <S extends Record> Verdict pending(
            Case<S> matter, String intent, Case.Look<S> look, Plan plan, int writes) {
        String reason = "AWS accepted the change and does not show it yet; looked at again on the next delivery";
        return new Verdict(
                matter.control(),
                look.resource(),
                new Postpone(plan, reason),
                new Outcome.Planned(plan, reason),
                writes,
                Optional.of(intent));
    }

    /** Written, and then AWS could not be read: nobody knows, so the intent stays open for the reconciler. */
    private static <S extends Record> Verdict unseen(
            Case<S> matter, Opened intent, Case.Look<S> before, Plan plan, Attempt attempt) {
        String reason = attempt.failure().map(Failure::reason).orElse("written")
                + "; the second look failed, so the intent stays open";
        int writes = attempt.writes();
        Outcome outcome = writes > 0 ? new Outcome.Partial(plan, reason) : new Outcome.Failed(reason);
        return new Verdict(
                matter.control(), before.resource(), before.decision(), outcome, writes, Optional.of(intent.id()));
    }
}
