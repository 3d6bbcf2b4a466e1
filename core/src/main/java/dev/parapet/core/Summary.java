package dev.parapet.core;

import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Trigger.Speed;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A guardrail in the few words of a table, the same on the command line and in the documentation.
 *
 * @param severity the word of Security Hub
 * @param prevented the organization policies that keep the fault from arising
 * @param revealed how long after the fault somebody knows: seconds, minutes, hours, or with the next sweep
 * @param repaired automatic, after approval, or by people with a plan in their hands
 * @param undo how much of the repair can be taken back
 */
public record Summary(String severity, String prevented, String revealed, String repaired, String undo) {
    /** What its published facts say. */
    public static Summary of(Guardrail<?> guardrail) {
        return of(guardrail.control(), guardrail.sweep(), guardrail.stepwise());
    }

    /** The same of a guardrail that is known by these facts alone. */
    public static Summary of(Control control, Sweep sweep, boolean stepwise) {
        return new Summary(
                lower(control.severity()),
                control.preventions().isEmpty() ? "no policy can" : String.join(", ", control.preventions()),
                revealed(control, sweep),
                repaired(control.effects(), stepwise),
                undo(control.effects()));
    }

    private static String revealed(Control control, Sweep sweep) {
        Stream<String> speeds = control.triggers().stream()
                .map(Trigger::speed)
                .distinct()
                .sorted()
                .map((Speed speed) -> lower(speed));
        return Stream.concat(speeds, sweep == Sweep.NONE ? Stream.<String>of() : Stream.of("sweep"))
                .collect(Collectors.joining(", "));
    }

    private static String repaired(List<Effect> effects, boolean stepwise) {
        long safe =
                effects.stream().filter(effect -> effect.risk() == Risk.SAFE).count();
        if (safe == effects.size()) {
            return effects.isEmpty() ? "plan" : "automatic";
        }
        // The plan of a workflow holds every write that is left, so that it waits as a whole.
        return safe == 0 || stepwise ? "approval" : "automatic, then approval";
    }

    private static String undo(List<Effect> effects) {
        long exact =
                effects.stream().filter(effect -> effect.undo() == Undo.EXACT).count();
        if (exact == effects.size()) {
            return effects.isEmpty() ? "-" : "exact";
        }
        return exact == 0 ? "none" : "partly";
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
