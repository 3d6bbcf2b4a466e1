package dev.parapet.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Exempt;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
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

    /** Between two plans; longer each time. */
    private static final Duration BREATH = Duration.ofMillis(100);

    private final Ledger ledger;
    private final Patience patience;

    Repair(Ledger ledger, Patience patience) {
        this.ledger = ledger;
        this.patience = patience;
    }

    /**
     * What one attempt left behind.
     *
     * @param accepted the actions AWS accepted so far, in order
     * @param failure why the last action did not go through, if it did not
     * @param unanswered the last action, if AWS may have accepted it all the same
     */
    private record Attempt(List<Action> accepted, Optional<Failure> failure, Optional<Action> unanswered) {
        boolean worthAnotherPlan() {
            return failure.filter(Failure::passing).isPresent();
        }

        /** The same attempt after another look: an unanswered action that is not wanted any more was accepted. */
        Attempt seen(Decision now) {
            if (unanswered.isEmpty() || stillPlanned(unanswered.get(), now)) {
                return this;
            }
            List<Action> all = new ArrayList<>(accepted);
            all.add(unanswered.get());
            return new Attempt(all, failure, Optional.empty());
        }

        Optional<Plan> plan(ResourceId resource) {
            return accepted.isEmpty() ? Optional.empty() : Optional.of(new Plan(resource, accepted));
        }
    }

    /**
     * An intent in the trail.
     *
     * @param id its record
     * @param before live state before the first write, as it was recorded
     * @param done what an interrupted run had already done
     */
    private record Opened(String id, Optional<JsonNode> before, List<Action> done) {}

    <S extends Record> Verdict carryOut(Case<S> matter, Case.Look<S> look, Plan plan) {
        String id = ledger.intent(matter, look, plan);
        return run(matter, new Opened(id, look.state().map(Json::tree), List.of()), look, plan);
    }

    /** Finishes an intent that a crash left open: what live state shows decides what is left to do. */
    <S extends Record> Verdict resume(Case<S> matter, AuditRecord intent, Case.Look<S> look, Modes modes) {
        return switch (look.decision()) {
            case Remediate(Plan plan, String reason)
            when modes.mode(matter.control(), look.resource(), plan.risk()) == Mode.ENFORCE ->
                run(matter, reopened(matter, intent, look), look, plan);
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
            case Escalate escalate -> close(matter, intent, look, new Outcome.None(escalate.reason()));
        };
    }

    private <S extends Record> Opened reopened(Case<S> matter, AuditRecord intent, Case.Look<S> look) {
        List<Action> done = intended(matter, intent).actions().stream()
                .filter(action -> !stillPlanned(action, look.decision()))
                .toList();
        return new Opened(intent.id(), intent.before(), done);
    }

    /** A plan names each kind of write once; its details (a moment, the ranges left) may differ from look to look. */
    private static boolean stillPlanned(Action action, Decision now) {
        return now.intended().stream()
                .flatMap(plan -> plan.actions().stream())
                .anyMatch(planned -> planned.getClass().equals(action.getClass()));
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

    private <S extends Record> Verdict run(Case<S> matter, Opened intent, Case.Look<S> before, Plan first) {
        Attempt attempt = new Attempt(intent.done(), Optional.empty(), Optional.empty());
        Plan plan = first;
        for (int round = 1; ; round++) {
            attempt = apply(plan, attempt, matter.aws());
            Optional<Case.Look<S>> after = secondLook(matter, attempt);
            if (after.isEmpty()) {
                return unseen(matter, intent, before, plan, attempt);
            }
            attempt = attempt.seen(after.get().decision());
            Optional<Plan> next = after.get().decision().intended();
            if (!attempt.worthAnotherPlan() || next.isEmpty() || round == ROUNDS) {
                return conclude(matter, intent, before, after.get(), attempt);
            }
            Patience.pause(BREATH.multipliedBy(round));
            plan = next.get();
        }
    }

    private static Attempt apply(Plan plan, Attempt sofar, Aws aws) {
        List<Action> accepted = new ArrayList<>(sofar.accepted());
        for (Action action : plan.actions()) {
            try {
                action.apply(aws);
                accepted.add(action);
            } catch (SdkException e) {
                Failure failure = Failure.of(e).of(action.effect().api());
                return new Attempt(
                        accepted, Optional.of(failure), Optional.of(action).filter(lost -> failure.unknown()));
            }
        }
        return new Attempt(accepted, Optional.empty(), Optional.empty());
    }

    /** Looks until AWS shows the change, or patience ends; empty when AWS cannot be read. */
    private <S extends Record> Optional<Case.Look<S>> secondLook(Case<S> matter, Attempt attempt) {
        try {
            Case.Look<S> look = matter.look(Exemptions.NONE);
            for (Duration wait : attempt.failure().isPresent() ? List.<Duration>of() : patience.waits()) {
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
        int writes = attempt.accepted().size() - intent.done().size();
        Decision now = after.decision();
        if (attempt.failure().isEmpty() && now.intended().isPresent()) {
            return pending(matter, intent.id(), before, now.intended().get(), writes);
        }
        Optional<Plan> applied = attempt.plan(before.resource());
        Outcome outcome = outcome(now, attempt, applied);
        String id = ledger.outcome(matter, intent.id(), intent.before(), after, outcome, applied, writes);
        return new Verdict(matter.control(), before.resource(), before.decision(), outcome, writes, Optional.of(id));
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
        int writes = attempt.accepted().size() - intent.done().size();
        Outcome outcome = writes > 0 ? new Outcome.Partial(plan, reason) : new Outcome.Failed(reason);
        return new Verdict(
                matter.control(), before.resource(), before.decision(), outcome, writes, Optional.of(intent.id()));
    }
}
