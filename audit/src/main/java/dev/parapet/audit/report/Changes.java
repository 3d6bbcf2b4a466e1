package dev.parapet.audit.report;

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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts each intent and its outcome together. */
final class Changes {
    private final Map<String, Severity> severities = new HashMap<>();
    private final Map<String, LedgerEntry> outcomes = new HashMap<>();
    private final Map<ResourceId, Map<String, LedgerEntry>> undone = new HashMap<>();

    private Changes(Evidence evidence) {
        evidence.guardrails()
                .forEach(guarded ->
                        severities.put(guarded.id(), guarded.control().severity()));
        evidence.trail().stream()
                .filter(entry -> entry.phase() == Phase.OUTCOME)
                .filter(entry -> entry.at().isBefore(evidence.period().to()))
                .forEach(this::note);
    }

    /** What was begun within the period, oldest first. */
    static List<Change> of(Evidence evidence) {
        Changes changes = new Changes(evidence);
        return evidence.trail().stream()
                .filter(entry ->
                        entry.phase() == Phase.INTENT && entry.resource().isPresent())
                .filter(entry -> evidence.period().holds(entry.at()))
                .filter(entry ->
                        evidence.scope().holds(entry.resource().orElseThrow().account()))
                .map(changes::change)
                .toList();
    }

    private void note(LedgerEntry outcome) {
        outcome.record().intent().ifPresent(intent -> outcomes.put(intent, outcome));
        if (outcome.isUndo() && outcome.outcome().equals("undone")) {
            undone.computeIfAbsent(outcome.resource().orElseThrow(), first -> new HashMap<>())
                    .put(outcome.guardrail(), outcome);
        }
    }

    private Change change(LedgerEntry intent) {
        Optional<LedgerEntry> outcome = Optional.ofNullable(outcomes.get(intent.id()));
        LedgerEntry last = outcome.orElse(intent);
        // Where nothing went through, the outcome has no plan; the intent still says what was meant.
        Optional<PlanText> plan = last.record().plan().or(() -> intent.record().plan());
        return new Change(
                intent.at(),
                outcome.map(LedgerEntry::at),
                intent.isUndo() ? Kind.UNDO : Kind.REPAIR,
                intent.guardrail(),
                severities.getOrDefault(intent.guardrail(), Severity.LOW),
                intent.resource().orElseThrow(),
                plan.map(Changes::steps).orElse(List.of()),
                state(intent.record().before()),
                state(last.record().after()),
                intent.revealed()
                        .orElseGet(() -> new Revealed(
                                intent.isUndo() || intent.record().approval().isPresent() ? "person" : "sweep", "")),
                intent.record().approval(),
                outcome.map(LedgerEntry::outcome).orElse("open"),
                last.record().reason(),
                last.record().writes(),
                undo(intent, last),
                intent.id(),
                last.index(),
                last.id(),
                last.sha256(),
                last.requests());
    }

    private static String state(Optional<? extends Object> document) {
        return document.map(Json::write).orElse("");
    }

    private static List<Step> steps(PlanText plan) {
        return plan.actions().stream().map(Changes::step).toList();
    }

    private static Step step(ActionText action) {
        return new Step(
                action.describe(),
                action.effect().api(),
                action.effect().risk().name().toLowerCase(Locale.ROOT));
    }

    private Undo undo(LedgerEntry intent, LedgerEntry last) {
        Optional<PlanText> written =
                last.phase() == Phase.OUTCOME ? last.record().plan() : Optional.empty();
        if (written.isEmpty() || intent.isUndo()) {
            return Undo.NOTHING;
        }
        return undoneAfter(last)
                .map(by -> new Undo("undone", Optional.of(by)))
                .orElseGet(() -> new Undo(isExact(written.get()) ? "possible" : "no way back", Optional.empty()));
    }

    /** An undo takes back the last repair of its resource before it. */
    private Optional<String> undoneAfter(LedgerEntry repair) {
        Instant at = repair.at();
        return Optional.ofNullable(undone.get(repair.resource().orElseThrow()))
                .flatMap(byGuardrail -> Optional.ofNullable(byGuardrail.get(repair.guardrail())))
                .filter(undo -> undo.at().isAfter(at))
                .map(LedgerEntry::id);
    }

    private static boolean isExact(PlanText plan) {
        return plan.actions().stream().allMatch(action -> action.effect().undo() == Effect.Undo.EXACT);
    }
}
