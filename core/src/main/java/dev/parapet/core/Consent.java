package dev.parapet.core;

import dev.parapet.core.Decision.Remediate;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's answer to a request for approval. It counts for exactly the plan that was shown, as long as the resource is as it
 * was then, and only once.
 */
final class Consent {
    private final Ledger ledger;
    private final Modes modes;

    Consent(Ledger ledger, Modes modes) {
        this.ledger = ledger;
        this.modes = modes;
    }

    /** The plan a request asks for, if it can still be answered. */
    Plan asked(Guardrail<?> guardrail, AuditRecord request) {
        if (!ledger.history().requests().contains(request)) {
            throw new ApprovalRefused(
                    "record %s is not waiting for an answer: it never was, was answered, or there is a newer one for its resource; parapet approvals lists what waits"
                            .formatted(request.id()));
        }
        Instant until = request.at().plus(modes.limits(guardrail.control()).approvalLasts());
        if (!ledger.now().isBefore(until)) {
            throw new ApprovalRefused("record %s could be answered until %s; the next finding or sweep asks anew"
                    .formatted(request.id(), until));
        }
        Plan plan = request.plan().orElseThrow().plan(guardrail);
        if (!plan.hash().equals(request.plan().orElseThrow().hash())) {
            throw new ApprovalRefused("the plan in record %s is not the one its hash names; the trail was changed"
                    .formatted(request.id()));
        }
        return plan;
    }

    /** Refuses when the resource is no longer as it was when the plan was made. */
    <S extends Record> void check(Case<S> matter, AuditRecord request, Case.Look<S> look) {
        if (!(look.decision() instanceof Remediate)) {
            throw new ApprovalRefused("%s needs no repair now: %s"
                    .formatted(look.resource(), look.decision().reason()));
        }
        Optional<S> then =
                request.before().map(node -> Json.value(node, matter.guardrail().state()));
        boolean same = then.isPresent()
                && look.state().isPresent()
                && matter.guardrail().untouchedSince(then.get(), look.state().get());
        if (!same) {
            throw new ApprovalRefused(
                    "%s changed since the plan was made: the next finding or sweep asks with a new plan"
                            .formatted(look.resource()));
        }
    }

    String deny(AuditRecord request, String by, String note) {
        String plan = request.plan().orElseThrow().hash();
        return ledger.denied(request, new Approval(by, ledger.now(), request.id(), plan, false, note));
    }

    Approval grant(AuditRecord request, String by, String note) {
        return new Approval(
                by, ledger.now(), request.id(), request.plan().orElseThrow().hash(), true, note);
    }
}
