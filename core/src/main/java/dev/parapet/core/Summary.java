package dev.parapet.core;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a control says of itself in a word each, for tables. */
public record Summary(Control control) {
    /** The organization policies that keep the fault from arising. */
    public String prevented() {
        return control.preventions().isEmpty() ? "no policy can" : String.join(", ", control.preventions());
    }

    /** How soon after the fault somebody tells of it. */
    public String revealed() {
        return control.triggers().stream()
                .map(Trigger::speed)
                .distinct()
                .sorted()
                .map(speed -> speed.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Whether it is repaired at once, once somebody has approved, or by people along a plan. */
    public String repaired() {
        if (control.effects().isEmpty()) {
            return "plan";
        }
        boolean some = risks().anyMatch(Risk.SAFE::equals);
        boolean all = risks().allMatch(Risk.SAFE::equals);
        return all ? "automatic" : some ? "automatic, some approval" : "approval";
    }

    private Stream<Risk> risks() {
        return control.effects().stream().map(Effect::risk);
    }

    /** Whether the state before comes back. */
    public String undo() {
        if (control.effects().isEmpty()) {
            return "nothing written";
        }
        long exact = control.effects().stream()
                .filter(effect -> effect.undo() == Effect.Undo.EXACT)
                .count();
        return exact == control.effects().size() ? "exact" : exact == 0 ? "none" : "exact but for one-way steps";
    }
}
