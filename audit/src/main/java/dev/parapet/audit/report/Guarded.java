package dev.parapet.audit.report;

import dev.parapet.core.Control;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mode;
import dev.parapet.core.Modes;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Risk;
import dev.parapet.core.Summary;
import dev.parapet.core.Sweep;
import java.util.Optional;

/**
 * A guardrail as a report needs it.
 *
 * @param sweep where a sweep looks for its resources
 * @param summary what prevents, reveals and repairs its fault, in words
 * @param modes what the settings say of it in each account; absent where that is not known
 */
public record Guarded(Control control, Sweep sweep, Summary summary, Optional<Modes> modes) {
    /** A guardrail under settings. */
    public static Guarded of(Guardrail<?> guardrail, Optional<Modes> modes) {
        return new Guarded(guardrail.control(), guardrail.sweep(), Summary.of(guardrail), modes);
    }

    String id() {
        return control.id();
    }

    boolean isOff(String account) {
        return word(account).equals("off");
    }

    /** The mode in an account; {@code by risk} where settings leave it to that, nothing where it is not known. */
    String word(String account) {
        return modes.map(known -> word(known, account)).orElse("");
    }

    private String word(Modes known, String account) {
        ResourceId any = new ResourceId("aws", account, "us-east-1", control.resourceType(), "any");
        Mode safe = known.mode(control, any, Risk.SAFE);
        return safe == known.mode(control, any, Risk.DISRUPTIVE) ? Say.lower(safe) : "by risk";
    }
}
