package dev.parapet.cli;

import dev.parapet.core.Action;
import dev.parapet.core.Decision;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Outcome;
import dev.parapet.core.Plan;
import dev.parapet.core.Verdict;
import dev.parapet.remediations.Answer;
import dev.parapet.remediations.Answer.Ignored;
import dev.parapet.remediations.Answer.Judged;
import dev.parapet.remediations.Answer.Rejected;
import dev.parapet.remediations.Answer.Swept;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One answer told to a person. */
final class Story {
    private Story() {}

    static List<String> of(Answer answer) {
        return switch (answer) {
            case Ignored(Optional<String> event, String reason) ->
                List.of("  " + Ink.DIM.on("ignored") + "  " + Safe.text(reason));
            case Rejected(Optional<String> event, String reason, Optional<String> entry) ->
                List.of("  " + Ink.YELLOW.on("rejected") + " " + Safe.text(reason));
            case Swept swept -> List.of("  " + Ink.DIM.on("swept") + "    " + Safe.text(swept.reason()));
            case Judged(Optional<String> event, Verdict verdict) -> judged(verdict);
        };
    }

    /** One line while the work goes on; nothing for what concerns nobody. */
    static Optional<String> brief(Answer answer) {
        return switch (answer) {
            case Ignored(Optional<String> event, String reason) -> Optional.empty();
            case Rejected(Optional<String> event, String reason, Optional<String> entry) ->
                Optional.of("         " + Ink.YELLOW.on("rejected  ") + Safe.text(reason));
            case Swept swept -> Optional.of("         " + Ink.DIM.on("swept     ") + Safe.text(swept.reason()));
            case Judged(Optional<String> event, Verdict verdict) ->
                Optional.of("         %s%-26s %s"
                        .formatted(
                                outcomeInk(verdict).on("%-10s".formatted(outcome(verdict))),
                                verdict.control().id(),
                                Safe.text(told(verdict))));
        };
    }

    /** What came of it, in one word. */
    static String word(Answer answer) {
        return switch (answer) {
            case Ignored ignored -> "ignored";
            case Rejected rejected -> "rejected";
            case Swept swept -> "swept";
            case Judged(Optional<String> event, Verdict verdict) -> outcome(verdict);
        };
    }

    private static String outcome(Verdict verdict) {
        return switch (verdict.outcome()) {
            case Outcome.Remediated remediated -> "repaired";
            case Outcome.AwaitingApproval awaiting -> "waits";
            case Outcome.Held held -> "held";
            case Outcome.Advanced advanced -> "partial";
            case Outcome.Planned planned -> "later";
            case Outcome.Failed failed -> "failed";
            case Outcome.Partial partial -> "partial";
            case Outcome.Unchanged unchanged -> verdict.decision().word();
            case Outcome.None none -> verdict.decision() instanceof Decision.Warn ? "warned" : "escalated";
        };
    }

    private static Ink outcomeInk(Verdict verdict) {
        return switch (verdict.outcome()) {
            case Outcome.Remediated remediated -> Ink.GREEN;
            case Outcome.Unchanged unchanged -> Ink.DIM;
            case Outcome.Failed failed -> Ink.RED;
            case Outcome.Partial partial -> Ink.RED;
            default -> Ink.YELLOW;
        };
    }

    private static String told(Verdict verdict) {
        return verdict.outcome() instanceof Outcome.Remediated(Plan plan, String reason)
                ? shorten(plan.actions().getLast().describe())
                : verdict.resource().id() + ": " + verdict.outcome().reason();
    }

    private static String shorten(String text) {
        return text.length() <= 110 ? text : text.substring(0, 109) + "…";
    }

    private static List<String> judged(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add("  %s  %s"
                .formatted(
                        Ink.BOLD.on(verdict.control().id()),
                        Safe.text(verdict.resource().toString())));
        lines.add("    %s %s".formatted(ink(verdict).on(verdict.decision().word()), Safe.text(Line.reason(verdict))));
        verdict.decision()
                .intended()
                .ifPresent(plan -> plan.actions().forEach(action -> lines.add("      " + step(action))));
        verdict.decision().byHand().forEach(step -> lines.add("      by hand: " + Safe.text(step)));
        verdict.entry().filter(entry -> verdict.writes() > 0).ifPresent(entry -> lines.add("    record " + entry));
        return lines;
    }

    private static Ink ink(Verdict verdict) {
        return switch (verdict.decision().word()) {
            case "compliant", "exempt" -> Ink.GREEN;
            case "escalate" -> Ink.YELLOW;
            default -> Ink.RED;
        };
    }

    static String step(Action action) {
        String undo = action.effect().undo() == Undo.EXACT ? "undo exact" : "no undo";
        String risk = action.effect().risk().name().toLowerCase(Locale.ROOT);
        return "%s  %s"
                .formatted(
                        Safe.text(action.describe()),
                        Ink.DIM.on("[%s, %s, %s]".formatted(action.effect().api(), risk, undo)));
    }
}
