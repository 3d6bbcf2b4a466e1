package dev.parapet.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.AuditRecord.PlanText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An audit record on its way: most of its fields are absent in most records. */
final class Entry {
    private final Phase phase;
    private final String decision;
    private final String reason;
    private Optional<String> intent = Optional.empty();
    private Optional<Cause> cause = Optional.empty();
    private Optional<String> guardrail = Optional.empty();
    private Optional<Target> target = Optional.empty();
    private Optional<PlanText> plan = Optional.empty();
    private Optional<JsonNode> before = Optional.empty();
    private Optional<JsonNode> after = Optional.empty();
    private Optional<String> outcome = Optional.empty();
    private Optional<Exemption> exemption = Optional.empty();
    private Optional<Approval> approval = Optional.empty();
    private List<String> byHand = List.of();
    private List<AuditRecord.Call> calls = List.of();
    private String identity = "";
    private int writes;

    Entry(Phase phase, String decision, String reason) {
        this.phase = phase;
        this.decision = decision;
        this.reason = reason;
    }

    Entry intent(String id) {
        intent = Optional.of(id);
        return this;
    }

    Entry cause(Optional<Cause> value) {
        cause = value;
        return this;
    }

    Entry guardrail(String id) {
        guardrail = Optional.of(id);
        return this;
    }

    Entry target(Target value) {
        target = Optional.of(value);
        return this;
    }

    Entry plan(Optional<Plan> value) {
        plan = value.map(PlanText::of);
        return this;
    }

    Entry planText(PlanText value) {
        plan = Optional.of(value);
        return this;
    }

    Entry before(Optional<? extends Record> state) {
        before = state.map(Json::tree);
        return this;
    }

    Entry beforeAsRecorded(Optional<JsonNode> state) {
        before = state;
        return this;
    }

    Entry after(Optional<? extends Record> state) {
        after = state.map(Json::tree);
        return this;
    }

    Entry afterAsRecorded(JsonNode state) {
        after = Optional.of(state);
        return this;
    }

    Entry outcome(String word) {
        outcome = Optional.of(word);
        return this;
    }

    Entry exemption(Optional<Exemption> value) {
        exemption = value;
        return this;
    }

    Entry approval(Optional<Approval> value) {
        approval = value;
        return this;
    }

    Entry byHand(List<String> steps) {
        byHand = steps;
        return this;
    }

    Entry writes(int count) {
        writes = count;
        return this;
    }

    Entry identity(String role) {
        identity = role;
        return this;
    }

    Entry calls(List<AuditRecord.Call> made) {
        calls = made;
        return this;
    }

    AuditRecord at(String id, Instant now, Author author) {
        return new AuditRecord(
                AuditRecord.SCHEMA,
                id,
                phase,
                intent,
                now,
                cause,
                guardrail,
                target,
                decision,
                reason,
                plan,
                before,
                after,
                outcome,
                writes,
                exemption,
                byHand,
                approval,
                calls,
                Optional.of(author.under(identity)));
    }
}
