package dev.parapet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Action;
import dev.parapet.core.Json;
import dev.parapet.core.Plan;
import dev.parapet.core.Verdict;
import dev.parapet.remediations.Answer;
import dev.parapet.remediations.Answer.Ignored;
import dev.parapet.remediations.Answer.Judged;
import dev.parapet.remediations.Answer.Rejected;
import dev.parapet.remediations.Answer.Swept;
import java.util.Locale;
import java.util.Optional;

/** One answer as one line of JSON, in the form other programs rely on. */
final class Line {
    private Line() {}

    /**
     * @param file the name under which the event was given
     */
    static ObjectNode of(String file, Answer answer) {
        ObjectNode line =
                Json.object().put("event", answer.event().orElse(null)).put("file", file);
        return switch (answer) {
            case Judged(Optional<String> event, Verdict verdict) -> judged(line, verdict);
            case Ignored(Optional<String> event, String reason) -> plain(line, "ignored", reason, Optional.empty());
            case Rejected(Optional<String> event, String reason, Optional<String> entry) ->
                plain(line, "rejected", reason, entry);
            case Swept swept -> plain(line, "swept", swept.reason(), Optional.empty());
        };
    }

    private static ObjectNode plain(ObjectNode line, String decision, String reason, Optional<String> entry) {
        line.putNull("guardrail").putNull("resource");
        line.put("decision", decision).put("reason", reason).set("plan", Json.array());
        return line.put("outcome", "none").put("writes", 0).put("record", entry.orElse(null));
    }

    private static ObjectNode judged(ObjectNode line, Verdict verdict) {
        line.put("guardrail", verdict.control().id()).set("resource", Json.tree(verdict.resource()));
        line.put("decision", verdict.decision().word())
                .put("reason", reason(verdict))
                .set("plan", verdict.decision().intended().map(Line::plan).orElseGet(Json::array));
        if (!verdict.decision().byHand().isEmpty()) {
            line.set("byHand", Json.array(verdict.decision().byHand().toArray(String[]::new)));
        }
        return line.put("outcome", verdict.outcome().word())
                .put("writes", verdict.writes())
                .put("record", verdict.entry().orElse(null));
    }

    /** Why it was decided so, and, where the outcome says more than the decision, what came of it. */
    static String reason(Verdict verdict) {
        String decided = verdict.decision().reason();
        String happened = verdict.outcome().reason();
        return decided.equals(happened) ? decided : decided + "; " + happened;
    }

    /** The steps of a plan, in order. */
    static ArrayNode plan(Plan plan) {
        return Json.arrayOf(plan.actions().stream().map(Line::action).toList());
    }

    private static JsonNode action(Action action) {
        return Json.object()
                .put("describe", action.describe())
                .put("api", action.effect().api())
                .put("risk", action.effect().risk().name().toLowerCase(Locale.ROOT));
    }
}
