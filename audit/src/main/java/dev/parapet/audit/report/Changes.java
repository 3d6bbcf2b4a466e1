package dev.parapet.audit.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.audit.report.Change.Kind;
import dev.parapet.audit.report.Change.Step;
import dev.parapet.audit.report.Change.Undo;
import dev.parapet.audit.report.LedgerEntry.Revealed;
import dev.parapet.core.AuditRecord.ActionText;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.AuditRecord.PlanText;
import dev.parapet.core.Effect;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts each intent and its outcome together, as the trail tells them. */
final class Changes {
    private final Map<String, Severity> severities = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Subject, Taken> taken = new HashMap<>();
    private final Evidence evidence;
    private final Words words;

    private record Subject(String guardrail, ResourceId resource) {}

    /** When something was taken back, and the record that says so. */
    private record Taken(Instant at, String entry) {}

    Changes(Evidence evidence, Words words) {
        this.evidence = evidence;
        this.words = words;
        evidence.guardrails()
                .forEach(guarded ->
                        severities.put(guarded.id(), guarded.control().severity()));
    }

    /** The next record. */
    void note(LedgerEntry entry) {
        if (entry.phase() == Phase.INTENT && begunInScope(entry)) {
            places.put(entry.id(), changes.size());
            changes.add(begun(entry));
        }
        if (entry.phase() == Phase.OUTCOME
                && entry.at().isBefore(evidence.period().to())) {
            ended(entry);
        }
    }

    private boolean begunInScope(LedgerEntry intent) {
        return evidence.period().holds(intent.at())
                && intent.resource()
                        .filter(resource -> evidence.scope().holds(resource.account()))
                        .isPresent();
    }

    private void ended(LedgerEntry outcome) {
        outcome.record()
                .intent()
                .map(places::get)
                .ifPresent(place -> changes.set(place, ended(changes.get(place), outcome)));
        if (outcome.isUndo() && outcome.outcome().equals("undone")) {
            Subject subject =
                    new Subject(outcome.guardrail(), outcome.resource().orElseThrow());
            taken.put(subject, new Taken(outcome.at(), outcome.id()));
        }
    }

    private Change begun(LedgerEntry intent) {
        boolean byPerson = intent.isUndo() || intent.record().approval().isPresent();
        return new Change(
                intent.at(),
                Optional.empty(),
                intent.isUndo() ? Kind.UNDO : Kind.REPAIR,
                words.same(intent.guardrail()),
                severities.getOrDefault(intent.guardrail(), Severity.LOW),
                words.same(intent.resource().orElseThrow()),
                intent.record().plan().map(this::steps).orElse(List.of()),
                state(intent.record().before()),
                state(intent.record().after()),
                words.same(intent.revealed().orElseGet(() -> new Revealed(byPerson ? "person" : "sweep", ""))),
                intent.record().approval(),
                "open",
                words.same(intent.record().reason()),
                intent.record().writes(),
                Undo.NOTHING,
                intent.id(),
                intent.index(),
                intent.id(),
                intent.sha256(),
                intent.requests());
    }

    /** Where nothing went through, the outcome has no plan; the intent still says what was meant. */
    private Change ended(Change begun, LedgerEntry outcome) {
        return new Change(
                begun.start(),
                Optional.of(outcome.at()),
                begun.kind(),
                begun.guardrail(),
                begun.severity(),
                begun.resource(),
                outcome.record().plan().map(this::steps).orElse(begun.steps()),
                begun.before(),
                state(outcome.record().after()),
                begun.revealed(),
                begun.approval(),
                words.same(outcome.outcome()),
                words.same(outcome.record().reason()),
                outcome.record().writes(),
                begun.kind() == Kind.UNDO
                        ? Undo.NOTHING
                        : outcome.record().plan().map(Changes::undo).orElse(Undo.NOTHING),
                begun.intent(),
                outcome.index(),
                outcome.id(),
                outcome.sha256(),
                outcome.requests());
    }

    private static String state(Optional<JsonNode> document) {
        return document.map(Json::write).orElse("");
    }

    private List<Step> steps(PlanText plan) {
        return plan.actions().stream().map(this::step).toList();
    }

    private Step step(ActionText action) {
        return new Step(
                action.describe(),
                words.same(action.effect().api()),
                Say.lower(action.effect().risk()));
    }

    private static Undo undo(PlanText written) {
        boolean exact =
                written.actions().stream().allMatch(action -> action.effect().undo() == Effect.Undo.EXACT);
        return new Undo(exact ? "possible" : "no way back", Optional.empty());
    }

    /** What was begun within the period, oldest first; after the last record. */
    List<Change> all() {
        return changes.stream().map(this::takenBack).toList();
    }

    /** An undo takes back the last repair of its resource before it. */
    private Change takenBack(Change change) {
        return Optional.ofNullable(taken.get(new Subject(change.guardrail(), change.resource())))
                .filter(undo -> !change.undo().equals(Undo.NOTHING))
                .filter(undo -> change.end().filter(undo.at()::isAfter).isPresent())
                .map(undo -> change.undoneBy(undo.entry()))
                .orElse(change);
    }
}
