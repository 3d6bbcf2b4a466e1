package dev.parapet.audit.report;

import dev.parapet.audit.report.Swept.Looked;
import dev.parapet.audit.report.Swept.Visit;
import dev.parapet.core.Approval;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.ActionText;
import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.AuditRecord.PlanText;
import dev.parapet.core.Control;
import dev.parapet.core.Effect;
import dev.parapet.core.Exemption;
import dev.parapet.core.Family;
import dev.parapet.core.Json;
import dev.parapet.core.Mapping;
import dev.parapet.core.Modes;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Risk;
import dev.parapet.core.Severity;
import dev.parapet.core.Summary;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small trail and a small sweep, written a record at a time; a minute passes between two records. */
final class Story {
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    static final Instant END = Instant.parse("2026-11-03T00:00:00Z");
    static final String ACCOUNT = "111122223333";
    static final String REGION = "eu-west-1";
    static final String DOOR = "pub-door";
    static final String WALL = "enc-wall";
    static final String BELL = "iam-bell";

    private final List<AuditRecord> records = new ArrayList<>();
    private final List<Looked> looked = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final List<Exemption> exemptions = new ArrayList<>();
    private Instant now = START;
    private Scope scope = Scope.EVERYTHING;
    private String framework = "cis-5.0";
    private Optional<Integrity> integrity = Optional.empty();
    private Instant from = START;
    private Map<String, String> units = Map.of();
    private Redaction redaction = Redaction.NONE;
    private Optional<Modes> modes = Optional.empty();

    static ResourceId resource(String id) {
        return new ResourceId("aws", ACCOUNT, REGION, "Own::Door", id);
    }

    Story after(Duration wait) {
        now = now.plus(wait);
        return this;
    }

    /** Judged and nothing written. */
    Story decided(String guardrail, String id, String decision, String outcome) {
        return add(
                Phase.DECIDED,
                guardrail,
                resource(id),
                decision,
                outcome,
                "because",
                Optional.empty(),
                Optional.empty());
    }

    Story decided(String guardrail, ResourceId resource, String decision, String outcome, String reason) {
        return add(Phase.DECIDED, guardrail, resource, decision, outcome, reason, Optional.empty(), Optional.empty());
    }

    Story exempt(String id, Exemption exemption) {
        add(Phase.DECIDED, DOOR, resource(id), "exempt", "unchanged", "exempt", Optional.empty(), Optional.empty());
        AuditRecord last = records.removeLast();
        records.add(with(last, Optional.of(exemption), Optional.empty()));
        return this;
    }

    Story intent(String guardrail, String id) {
        return add(Phase.INTENT, guardrail, resource(id), "remediate", "", "open", Optional.empty(), Optional.empty());
    }

    Story approvedIntent(String guardrail, String id, String by) {
        intent(guardrail, id);
        Approval approval = new Approval(by, now, "request", "hash", true, "in the window");
        AuditRecord last = records.removeLast();
        records.add(with(last, Optional.empty(), Optional.of(approval)));
        return this;
    }

    /** What became of the last intent. */
    Story outcome(String outcome) {
        AuditRecord intent = lastIntent();
        return add(
                Phase.OUTCOME,
                intent.guardrail().orElseThrow(),
                intent.target().orElseThrow().resource(),
                intent.decision(),
                outcome,
                "seen",
                Optional.of(intent.id()),
                intent.plan());
    }

    Story repaired(String guardrail, String id) {
        return intent(guardrail, id).outcome("remediated");
    }

    Story undone(String id, Exemption exemption) {
        add(Phase.INTENT, DOOR, resource(id), "undo", "", "asked", Optional.empty(), Optional.empty());
        AuditRecord last = records.removeLast();
        records.add(with(last, Optional.of(exemption), Optional.empty()));
        return outcome("undone");
    }

    Story rejected(String reason) {
        records.add(new AuditRecord(
                AuditRecord.SCHEMA,
                id(),
                Phase.REJECTED,
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "rejected",
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty()));
        return after(Duration.ofMinutes(1));
    }

    /** A sweep came to a place, at the end of the story. */
    Story visited(String guardrail, Swept.Word word, String reason) {
        visits.add(new Visit(ACCOUNT, guardrail.equals(WALL) ? "us-east-1" : REGION, guardrail, word, reason, 1));
        return this;
    }

    Story visitedEverything() {
        return visited(DOOR, Swept.Word.DONE, "")
                .visited(WALL, Swept.Word.DONE, "")
                .also(new Visit(ACCOUNT, "us-east-1", DOOR, Swept.Word.DONE, "", 0));
    }

    private Story also(Visit visit) {
        visits.add(visit);
        return this;
    }

    Story saw(String guardrail, String id, String decision, String outcome) {
        looked.add(new Looked(
                now, guardrail, resource(id), decision, outcome, "swept", "20261101T000000Z-" + looked.size()));
        return this;
    }

    Story granted(Exemption exemption) {
        exemptions.add(exemption);
        return this;
    }

    Story of(String id) {
        framework = id;
        return this;
    }

    Story only(String account) {
        scope = new Scope(List.of(account), List.of());
        return this;
    }

    Story checked(Integrity known) {
        integrity = Optional.of(known);
        return this;
    }

    /** The period begins now, after what was told so far. */
    Story periodBegins() {
        from = now;
        return this;
    }

    Story hanging(String unit) {
        units = Map.of(ACCOUNT, unit);
        return this;
    }

    Story redacted(Redaction how) {
        redaction = how;
        return this;
    }

    Story under(Modes settings) {
        modes = Optional.of(settings);
        return this;
    }

    AuditRecord last() {
        return records.getLast();
    }

    Report report() {
        return Report.of(evidence());
    }

    Evidence evidence() {
        return new Evidence(
                Framework.all().stream()
                        .filter(one -> one.id().equals(framework))
                        .findFirst()
                        .orElseThrow(),
                new Period(from, END),
                scope,
                END,
                guardrails(modes),
                Records.of(records),
                new Swept(looked.isEmpty() && visits.isEmpty() ? Optional.empty() : Optional.of(now), looked, visits),
                exemptions,
                integrity,
                "seed",
                units,
                redaction);
    }

    /** One that sweeps everywhere, one of a global service, one that only events wake. */
    private static List<Guarded> guardrails(Optional<Modes> modes) {
        return List.of(
                guarded(DOOR, Severity.CRITICAL, Sweep.REGIONAL, modes, Mapping.of("cis-5.0", "2.1.4", "securityhub")),
                guarded(WALL, Severity.MEDIUM, Sweep.GLOBAL, modes, Mapping.of("cis-5.0", "2.1.4 3.5", "judgement")),
                guarded(BELL, Severity.HIGH, Sweep.NONE, modes, Mapping.of("cis-5.0", "1.6", "prowler")));
    }

    private static Guarded guarded(String id, Severity severity, Sweep sweep, Optional<Modes> modes, Mapping mapping) {
        Control control = new Control(
                id,
                "All is shut",
                "Somebody walks in",
                severity,
                Family.NETWORK,
                "Own::Door",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(mapping),
                List.of());
        return new Guarded(control, sweep, Summary.of(control, sweep, false), modes);
    }

    static Exemption exemption(String resource, Instant expires) {
        return new Exemption(DOOR, "*", resource, "anna", "until the wall is built", expires);
    }

    private Story add(
            Phase phase,
            String guardrail,
            ResourceId resource,
            String decision,
            String outcome,
            String reason,
            Optional<String> intent,
            Optional<PlanText> plan) {
        Optional<PlanText> meant = phase == Phase.INTENT ? Optional.of(plan(resource)) : plan;
        records.add(new AuditRecord(
                AuditRecord.SCHEMA,
                id(),
                phase,
                intent,
                now,
                Optional.of(new Cause("aws.config", "event", "rule", ACCOUNT, Optional.empty())),
                Optional.of(guardrail),
                Optional.of(Target.of(resource)),
                decision,
                reason,
                meant,
                Optional.of(Json.object().put("open", true)),
                phase == Phase.OUTCOME ? Optional.of(Json.object().put("open", false)) : Optional.empty(),
                Optional.of(outcome).filter(word -> !word.isEmpty()),
                phase == Phase.OUTCOME ? 1 : 0,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty()));
        return after(Duration.ofMinutes(1));
    }

    private static PlanText plan(ResourceId resource) {
        return new PlanText(
                "hash",
                resource,
                List.of(new ActionText(
                        "Shut",
                        resource.id() + ": open -> shut",
                        new Effect("own:Shut", Risk.SAFE, Effect.Undo.EXACT),
                        Json.object())));
    }

    private String id() {
        return "20261101T000000Z-%08x".formatted(records.size());
    }

    private AuditRecord lastIntent() {
        return records.reversed().stream()
                .filter(record -> record.phase() == Phase.INTENT)
                .findFirst()
                .orElseThrow();
    }

    private static AuditRecord with(AuditRecord record, Optional<Exemption> exemption, Optional<Approval> approval) {
        return new AuditRecord(
                record.schema(),
                record.id(),
                record.phase(),
                record.intent(),
                record.at(),
                record.cause(),
                record.guardrail(),
                record.target(),
                record.decision(),
                record.reason(),
                record.plan(),
                record.before(),
                record.after(),
                record.outcome(),
                record.writes(),
                exemption,
                record.byHand(),
                approval,
                record.calls(),
                record.author());
    }
}
