package dev.parapet.audit.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.audit.report.Standing.State;
import dev.parapet.core.Control;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Severity;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The report as OCSF 1.8.0, an event a line: each change a Remediation Activity, each finding a Compliance Finding. Times
 * are milliseconds, as the schema says.
 */
public final class OcsfReport {
    static final String VERSION = "1.8.0";
    private static final int REMEDIATION = 7001;
    private static final int COMPLIANCE = 2003;
    private static final int OTHER = 99;
    private static final int RESOURCE_UID = 10;

    private static final Map<Integer, String> ACTIVITIES = Map.of(1, "Isolate", 2, "Evict", 3, "Restore", 4, "Harden");
    private static final Map<Integer, String> STATUSES = Map.of(0, "Unknown", 1, "Success", 2, "Failure", 4, "Partial");

    private final Report report;
    private final Writer out;
    private final Map<String, Control> controls = new HashMap<>();

    private OcsfReport(Report report, Writer out) {
        this.report = report;
        this.out = out;
        report.evidence().guardrails().forEach(guarded -> controls.put(guarded.id(), guarded.control()));
    }

    /** Writes the events; memory does not grow with their number. */
    public static void write(Report report, OutputStream stream) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        OcsfReport events = new OcsfReport(report, out);
        for (Change change : report.changes()) {
            events.line(events.remediation(change));
        }
        for (Standing standing : report.standings()) {
            events.line(events.compliance(standing));
        }
        out.flush();
    }

    private void line(ObjectNode event) throws IOException {
        out.write(Json.write(report.redaction().tree(event)));
        out.write('\n');
    }

    private ObjectNode event(int type, int activity, Severity severity, Instant at, ResourceId resource) {
        ObjectNode event = Json.object()
                .put("class_uid", type)
                .put("category_uid", type / 1000)
                .put("activity_id", activity)
                .put("type_uid", type * 100L + activity)
                .put("severity_id", severityId(severity))
                .put("severity", severity.name().charAt(0) + Say.lower(severity).substring(1))
                .put("time", at.toEpochMilli());
        ObjectNode cloud = Json.object().put("provider", "AWS").put("region", resource.region());
        cloud.set("account", Json.object().put("uid", resource.account()).put("type_id", 10));
        event.set("cloud", cloud);
        return event;
    }

    private static int severityId(Severity severity) {
        return switch (severity) {
            case LOW -> 2;
            case MEDIUM -> 3;
            case HIGH -> 4;
            case CRITICAL -> 5;
        };
    }

    private ObjectNode metadata(String uid, String correlation) {
        ObjectNode metadata = Json.object().put("version", VERSION).put("uid", uid);
        metadata.put("correlation_uid", correlation);
        metadata.set("product", Json.object().put("name", "Parapet").put("vendor_name", "Parapet"));
        metadata.set("profiles", Json.array("cloud", "datetime"));
        report.evidence().integrity().ifPresent(known -> metadata.put("log_name", known.origin()));
        return metadata;
    }

    private ObjectNode remediation(Change change) {
        Instant end = change.end().orElse(change.start());
        ObjectNode event = event(REMEDIATION, activity(change), change.severity(), end, change.resource());
        event.put("start_time", change.start().toEpochMilli())
                .put("end_time", end.toEpochMilli())
                .put("duration", end.toEpochMilli() - change.start().toEpochMilli())
                .put("command_uid", change.intent())
                .put("activity_name", ACTIVITIES.getOrDefault(activity(change), "Repair"))
                .put("status_id", status(change.outcome()))
                .put("status", STATUSES.getOrDefault(status(change.outcome()), change.outcome()))
                .put("status_code", change.outcome())
                .put("status_detail", change.reason())
                .put("message", change.describe());
        event.set("metadata", metadata(change.entry(), change.intent()).put("sequence", change.index()));
        event.set("remediation", Json.object().put("desc", change.describe()));
        event.set(
                "observables",
                Json.arrayOf(List.of(Json.object()
                        .put("name", "unmapped.resource.uid")
                        .put("type_id", RESOURCE_UID)
                        .put("value", change.resource().id()))));
        event.set("unmapped", unmapped(change));
        return event;
    }

    /** What the class has no attribute for. */
    private static ObjectNode unmapped(Change change) {
        ObjectNode unmapped = Json.object()
                .put("guardrail", change.guardrail())
                .put("before", change.before())
                .put("after", change.after())
                .put("allowed", change.allowed())
                .put("revealed_by", change.revealed().source())
                .put("revealed_as", change.revealed().kind())
                .put("undo", change.undo().describe())
                .put("record_sha256", change.sha256())
                .put("writes", change.writes())
                .put("requests", String.join(", ", change.requests()));
        unmapped.set("resource", Json.tree(change.resource()));
        unmapped.set(
                "calls",
                Json.array(change.steps().stream().map(Change.Step::api).toArray(String[]::new)));
        change.approval().ifPresent(approval -> unmapped.set("approval", Json.tree(approval)));
        return unmapped;
    }

    /** Isolate what was open, evict who got in, restore what a person wants back, harden the rest. */
    private static int activity(Change change) {
        if (change.kind() == Change.Kind.UNDO) {
            return 3;
        }
        return switch (change.guardrail()
                .substring(0, Math.max(0, change.guardrail().indexOf('-')))) {
            case "pub", "net" -> 1;
            case "iam" -> 2;
            case "enc", "tls", "imds", "tamper" -> 4;
            default -> OTHER;
        };
    }

    private static int status(String outcome) {
        return switch (outcome) {
            case "remediated", "advanced", "undone" -> 1;
            case "failed" -> 2;
            case "partial" -> 4;
            case "open" -> 0;
            default -> OTHER;
        };
    }

    private ObjectNode compliance(Standing standing) {
        ObjectNode event = event(
                COMPLIANCE,
                standing.state() == State.CLEAR ? 3 : standing.since().equals(standing.seen()) ? 1 : 2,
                standing.severity(),
                standing.seen(),
                standing.resource());
        Control control = controls.get(standing.guardrail());
        String uid = Json.sha256(report.redaction().text(standing.guardrail() + " " + standing.resource()));
        ObjectNode metadata = metadata(standing.entry().isEmpty() ? uid : standing.entry(), uid);
        standing.index().ifPresent(index -> metadata.put("sequence", index));
        event.set("metadata", metadata);
        event.put("status_id", findingStatus(standing.state()))
                .put("status_detail", standing.word())
                .put("message", standing.reason());
        event.set(
                "finding_info",
                Json.object()
                        .put("uid", uid)
                        .put("title", control == null ? standing.guardrail() : control.title())
                        .put("desc", standing.reason())
                        .put("first_seen_time", standing.since().toEpochMilli())
                        .put("last_seen_time", standing.seen().toEpochMilli()));
        event.set("compliance", requirements(standing));
        event.set(
                "resources",
                Json.arrayOf(List.of(Json.object()
                        .put("uid", standing.resource().id())
                        .put("type", standing.resource().type())
                        .put("region", standing.resource().region())
                        .put("cloud_partition", standing.resource().partition()))));
        return event;
    }

    private ObjectNode requirements(Standing standing) {
        ObjectNode compliance = Json.object().put("control", standing.guardrail());
        compliance.set("standards", Json.array(report.framework().title()));
        compliance.set(
                "requirements",
                Json.array(report.requirements().stream()
                        .filter(one -> one.behind().stream()
                                .anyMatch(behind -> behind.guardrail().equals(standing.guardrail())))
                        .map(one -> one.requirement().id())
                        .toArray(String[]::new)));
        return switch (standing.state()) {
            case CLEAR -> compliance.put("status_id", 1).put("status", "Pass");
            case OPEN -> compliance.put("status_id", 3).put("status", "Fail");
            case DUE, UNKNOWN -> compliance.put("status_id", 2).put("status", "Warning");
            case EXEMPT -> compliance.put("status_id", OTHER).put("status", "exempt");
        };
    }

    private static int findingStatus(State state) {
        return switch (state) {
            case OPEN, DUE -> 1;
            case EXEMPT -> 3;
            case CLEAR -> 4;
            case UNKNOWN -> 0;
        };
    }
}
