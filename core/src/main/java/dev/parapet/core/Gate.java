package dev.parapet.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a plan may be carried out now: what mode and risk allow, what a person said about it, whether somebody keeps
 * bringing the fault back, and how much was done in the last hour.
 */
final class Gate {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Modes modes;
    private final History history;

    Gate(Modes modes, History history) {
        this.modes = modes;
        this.history = history;
    }

    /** What stands in the way of a plan; empty when nothing does. */
    Optional<Outcome> objection(Control control, ResourceId resource, Plan plan, Instant now) {
        return switch (modes.mode(control, resource, plan.risk())) {
            case OFF, REPORT -> Optional.of(new Outcome.Planned(plan, "mode report: nothing is written"));
            case APPROVE -> Optional.of(unanswered(control, plan, now));
            case ENFORCE ->
                plan.risk() == Risk.IRREVERSIBLE
                        ? Optional.of(unanswered(control, plan, now))
                        : restraint(control, resource, plan, now);
        };
    }

    /** A plan that was denied is not asked about again until the word of the person is as old as a request may become. */
    private Outcome unanswered(Control control, Plan plan, Instant now) {
        return history.answer(plan.hash())
                .filter(answer -> !answer.granted())
                .filter(answer ->
                        answer.at().plus(limits(control).approvalLasts()).isAfter(now))
                .<Outcome>map(answer -> new Outcome.None(answer.describe()))
                .orElseGet(() -> new Outcome.AwaitingApproval(
                        plan,
                        "%s: a person has to approve it"
                                .formatted(plan.risk().name().toLowerCase(Locale.ROOT))));
    }

    private Optional<Outcome> restraint(Control control, ResourceId resource, Plan plan, Instant now) {
        Limits limits = limits(control);
        int rounds = history.repaired(control.id(), resource, now.minus(limits.window()));
        if (rounds >= limits.rounds()) {
            return Optional.of(new Outcome.Held(
                    plan,
                    "repaired %d times within %d hours and brought back each time: find out who does it, exempt it or approve this repair"
                            .formatted(rounds, limits.window().toHours())));
        }
        int begun = history.begun(control.id(), resource.account(), now.minus(HOUR));
        if (begun >= limits.plansPerHour()) {
            return Optional.of(new Outcome.Held(
                    plan,
                    "the budget of %d repairs an hour for %s in account %s is used up: approve this repair, raise the budget, or wait for the next sweep"
                            .formatted(limits.plansPerHour(), control.id(), resource.account())));
        }
        return Optional.empty();
    }

    private Limits limits(Control control) {
        return modes.limits(control);
    }

    /**
     * Whether a repair that stands open may go on. Once a person approved its plan, what is left of it may be written: the
     * kinds of actions that were in it, and what is safe. Anything else is allowed as it would be to begin with.
     */
    boolean mayGoOn(AuditRecord intent, Control control, ResourceId resource, Plan left, Guardrail<?> guardrail) {
        if (intent.approval().filter(Approval::granted).isPresent()) {
            List<Class<?>> approved = intent.plan().orElseThrow().plan(guardrail).actions().stream()
                    .<Class<?>>map(Action::getClass)
                    .toList();
            return left.actions().stream()
                    .allMatch(action -> action.effect().risk() == Risk.SAFE || approved.contains(action.getClass()));
        }
        return left.risk() != Risk.IRREVERSIBLE && modes.mode(control, resource, left.risk()) == Mode.ENFORCE;
    }
}
