package dev.parapet.core;

import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Exempt;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Decision.Warn;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The one place where the flow lives: look, decide, ask whether it may, write the intent down, act, look again, write the
 * outcome down.
 */
public final class Enforcer {
    /** More parts than any repair has. */
    private static final int PARTS = 4;

    private final Exemptions exemptions;
    private final Gate gate;
    private final Consent consent;
    private final Patience patience;
    private final Ledger ledger;
    private final Repair repair;
    private final Undo undo;
    private final Locks locks = new Locks();

    /**
     * @param patience how long to wait for AWS, to show a change or to answer at all
     */
    public Enforcer(Trail trail, Exemptions exemptions, Modes modes, Patience patience) {
        this(trail, exemptions, modes, patience, record -> {}, Author.NOBODY);
    }

    /**
     * As {@link #Enforcer(Trail, Exemptions, Modes, Patience)}, with somebody who listens.
     *
     * @param told every record once it is durable; what it throws ends the work, so it throws nothing
     * @param author stands in every record
     */
    public Enforcer(
            Trail trail,
            Exemptions exemptions,
            Modes modes,
            Patience patience,
            Consumer<AuditRecord> told,
            Author author) {
        this.exemptions = exemptions;
        this.patience = patience;
        this.ledger = new Ledger(trail, told, author);
        this.gate = new Gate(modes, ledger.history());
        this.consent = new Consent(ledger, modes);
        this.repair = new Repair(ledger, patience);
        this.undo = new Undo(ledger);
    }

    /**
     * Takes one resource from finding to outcome. One failure stays one failure: whatever goes wrong here ends up in this
     * verdict and nowhere else.
     *
     * @param cause the event behind it; empty when a sweep or the reconciler looks
     * @param aws the account and region of the target; asked for once, and it may fail to open
     */
    public <S extends Record> Verdict handle(
            Guardrail<S> guardrail, Target target, Optional<Cause> cause, Supplier<Aws> aws) {
        return handle(guardrail, target, cause, aws, guardrail::observe);
    }

    /**
     * As {@link #handle(Guardrail, Target, Optional, Supplier)}, with another way to read live state.
     *
     * @param eyes every look at the resource, the one before and those after a write
     */
    public <S extends Record> Verdict handle(
            Guardrail<S> guardrail, Target target, Optional<Cause> cause, Supplier<Aws> aws, Eyes<S> eyes) {
        return locks.with(target.resource(), () -> {
            try {
                return judge(new Case<>(guardrail, target, cause, aws.get(), patience, eyes));
            } catch (TrailUnwritable e) {
                throw e;
            } catch (RuntimeException e) {
                return undecided(guardrail, target, cause, e);
            }
        });
    }

    /** A finding may use another name than people do; who works on the resource is settled under the name they use. */
    private <S extends Record> Verdict judge(Case<S> matter) {
        Case.Look<S> look = matter.look(exemptions);
        return look.resource().equals(matter.target().resource())
                ? judge(matter, look)
                : locks.with(look.resource(), () -> judge(matter, matter.look(exemptions)));
    }

    private <S extends Record> Verdict judge(Case<S> matter, Case.Look<S> look) {
        return judge(matter, look, PARTS);
    }

    private <S extends Record> Verdict judge(Case<S> matter, Case.Look<S> look, int parts) {
        Optional<AuditRecord> open = ledger.open(matter.control(), look.resource());
        if (open.isPresent()) {
            return resume(matter, open.get(), look);
        }
        return switch (look.decision()) {
            case Compliant compliant -> conclude(matter, look, new Outcome.Unchanged(compliant.reason()));
            case Exempt exempt -> conclude(matter, look, new Outcome.Unchanged(exempt.reason()));
            case Warn warn -> conclude(matter, look, new Outcome.None(warn.reason()));
            case Escalate escalate -> conclude(matter, look, new Outcome.None(escalate.reason()));
            case Postpone(Plan plan, String reason) -> conclude(matter, look, new Outcome.Planned(plan, reason));
            case Remediate(Plan plan, String reason) -> remediate(matter, look, plan, parts);
        };
    }

    private <S extends Record> Verdict remediate(Case<S> matter, Case.Look<S> look, Plan plan, int parts) {
        Repair.Opened opened;
        synchronized (gate) { // two repairs must not both take the last of a budget
            Optional<Outcome> objection = gate.objection(matter.control(), look.resource(), plan, ledger.now());
            if (objection.isPresent()) {
                return conclude(matter, look, objection.get());
            }
            opened = repair.open(matter, look, plan, Optional.empty());
        }
        return goneOn(matter, repair.carryOut(matter, opened, look, plan), parts);
    }

    /** What is left after one part of a repair is judged like any other fault: a riskier plan needs its own approval. */
    private <S extends Record> Verdict goneOn(Case<S> matter, Verdict part, int parts) {
        if (!(part.outcome() instanceof Outcome.Advanced) || parts == 0) {
            return part;
        }
        Case.Look<S> look = matter.look(exemptions);
        Verdict rest = judge(matter, look, parts - 1);
        return new Verdict(
                rest.control(),
                rest.resource(),
                rest.decision(),
                rest.outcome(),
                part.writes() + rest.writes(),
                rest.entry());
    }

    private <S extends Record> Verdict conclude(Case<S> matter, Case.Look<S> look, Outcome outcome) {
        String id = ledger.decided(matter, look, outcome);
        return new Verdict(matter.control(), look.resource(), look.decision(), outcome, 0, Optional.of(id));
    }

    /** Nothing could be decided, so nothing is written: people are told, and the event comes again. */
    private <S extends Record> Verdict undecided(
            Guardrail<S> guardrail, Target target, Optional<Cause> cause, RuntimeException failure) {
        Outcome outcome = new Outcome.Failed(reason(failure));
        Decision decision = new Escalate(outcome.reason());
        String id = ledger.decided(guardrail.control(), target, cause, decision, outcome);
        return new Verdict(guardrail.control(), target.resource(), decision, outcome, 0, Optional.of(id));
    }

    private static String reason(RuntimeException failure) {
        return switch (failure) {
            case SdkException refused ->
                "live state cannot be read: " + Failure.of(refused).reason();
            case AccessRefused refused -> String.valueOf(refused.getMessage());
            case ExemptionsUnreadable unreadable -> String.valueOf(unreadable.getMessage());
            default -> "a defect in the guardrail, please report it: " + failure;
        };
    }

    /** Finishes what a crash left open, first of all: a second intent for the same resource would hide the first. */
    private <S extends Record> Verdict resume(Case<S> matter, AuditRecord intent, Case.Look<S> look) {
        return intent.decision().equals("undo")
                ? undo.resume(matter, intent, look)
                : repair.resume(matter, intent, look, gate);
    }

    /** Puts an event that must not act into the trail, with the hash of what was sent. Answers the record's id. */
    public String rejected(Optional<String> event, String reason, String text) {
        return ledger.rejected(event, reason, text);
    }

    /** What a crash left unfinished, oldest first; {@link #handle} finishes each from live state. */
    public List<AuditRecord> openIntents() {
        return ledger.open();
    }

    /** The requests that wait for a person, oldest first. */
    public List<AuditRecord> requests() {
        return ledger.history().requests();
    }

    /**
     * Carries out the plan that a person approved, exactly that one.
     *
     * @param request the record that asked for it
     * @throws ApprovalRefused when it cannot be answered any more, or the resource is no longer as it was then
     */
    public <S extends Record> Verdict approve(
            Guardrail<S> guardrail, AuditRecord request, String by, String note, Supplier<Aws> aws) {
        Target target = request.target().orElseThrow();
        return locks.with(target.resource(), () -> {
            Plan plan = consent.asked(guardrail, request);
            Case<S> matter = new Case<>(guardrail, target, request.cause(), aws.get(), patience);
            Case.Look<S> look = matter.look(exemptions);
            consent.check(matter, request, look);
            Repair.Opened opened = repair.open(matter, look, plan, Optional.of(consent.grant(request, by, note)));
            return goneOn(matter, repair.carryOut(matter, opened, look, plan), PARTS);
        });
    }

    /**
     * Writes down that a person does not want the plan; the same plan is not asked for again while the word lasts. Answers
     * the record's id.
     *
     * @throws ApprovalRefused when it cannot be answered any more
     */
    public String deny(Guardrail<?> guardrail, AuditRecord request, String by, String note) {
        consent.asked(guardrail, request);
        return consent.deny(request, by, note);
    }

    /**
     * Takes a repair back.
     *
     * @param repair the OUTCOME record of the repair
     * @param exemption keeps the guardrail from repairing it again; granted before anything is restored
     * @throws UndoRefused when the resource changed since, is gone, or the repair has no inverse
     */
    public <S extends Record> Verdict undo(
            Guardrail<S> guardrail,
            AuditRecord repair,
            Exemption exemption,
            ExemptionRegistry registry,
            Supplier<Aws> aws) {
        Target target = repair.target().orElseThrow();
        return locks.with(target.resource(), () -> {
            Case<S> matter = new Case<>(guardrail, target, Optional.empty(), aws.get(), patience);
            return undo.carryOut(matter, repair, undo.plan(matter, repair), exemption, registry);
        });
    }

    /** What {@link #undo} would do, after the same checks; changes nothing. */
    public <S extends Record> Plan undoPlan(Guardrail<S> guardrail, AuditRecord repair, Supplier<Aws> aws) {
        return undo.plan(
                new Case<>(guardrail, repair.target().orElseThrow(), Optional.empty(), aws.get(), patience), repair);
    }
}
