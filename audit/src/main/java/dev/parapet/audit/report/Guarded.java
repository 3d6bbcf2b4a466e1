package dev.parapet.audit.report;

import dev.parapet.core.Control;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mode;
import dev.parapet.core.Sweep;
import java.util.Optional;

/**
 * A guardrail as a report needs it.
 *
 * @param sweep where a sweep looks for its resources
 * @param mode what the settings say of it; absent where they leave it to the risk
 */
public record Guarded(Control control, Sweep sweep, Optional<Mode> mode) {
    /** A guardrail under a mode. */
    public static Guarded of(Guardrail<?> guardrail, Optional<Mode> mode) {
        return new Guarded(guardrail.control(), guardrail.sweep(), mode);
    }

    String id() {
        return control.id();
    }

    boolean isOff() {
        return mode.filter(Mode.OFF::equals).isPresent();
    }
}
