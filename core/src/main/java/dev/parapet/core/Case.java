package dev.parapet.core;

import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Exempt;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** One resource before one guardrail: everything needed to look at it and to judge it. */
record Case<S extends Record>(
        Guardrail<S> guardrail, Target target, Optional<Cause> cause, Aws aws, Patience patience, Eyes<S> eyes) {
    Case(Guardrail<S> guardrail, Target target, Optional<Cause> cause, Aws aws, Patience patience) {
        this(guardrail, target, cause, aws, patience, guardrail::observe);
    }

    /** A read that fails in passing is tried so often; the SDK itself repeats only what was throttled. */
    private static final int READS = 3;

    /**
     * What one look showed, and what it means.
     *
     * @param state live state; empty when the resource is gone
     * @param resource the resource under the name people know it by
     */
    record Look<S extends Record>(Optional<S> state, ResourceId resource, Decision decision) {}

    Control control() {
        return guardrail.control();
    }

    /** Reads live state and judges it; a fault that is exempt comes out as exempt. */
    Look<S> look(Exemptions exemptions) {
        Optional<S> state = observe();
        ResourceId resource =
                state.map(seen -> guardrail.resource(target, seen)).orElse(target.resource());
        Decision decision = state.map(seen -> guardrail.decide(target, seen))
                .orElseGet(() -> new Compliant("the resource is gone"));
        Decision noted = state.flatMap(guardrail::managedBy)
                .map(owner -> decision.noting(
                        "managed by %s: change it there, too, or the fault comes back".formatted(owner)))
                .orElse(decision);
        return new Look<>(state, resource, exempted(noted, resource, exemptions));
    }

    private Decision exempted(Decision decision, ResourceId resource, Exemptions exemptions) {
        if (decision instanceof Compliant) {
            return decision;
        }
        return exemptions
                .covering(control().id(), resource, aws.now())
                .<Decision>map(Exempt::new)
                .orElse(decision);
    }

    /** Whether that look saw a stepwise repair on its way back. */
    boolean returning(Look<S> look) {
        return look.state().filter(guardrail::returning).isPresent();
    }

    /** Live state; a read that fails in passing is tried again. */
    Optional<S> observe() {
        for (int read = 1; ; read++) {
            try {
                return eyes.look(target, aws);
            } catch (SdkException e) {
                if (read == READS || !Failure.of(e).passing()) {
                    throw e;
                }
                patience.breathe(read);
            }
        }
    }
}
