package dev.parapet.audit.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** The report as one JSON document: the same as in the page, and everything that is in order as well. */
public final class JsonReport {
    /** The version of this form. */
    public static final String SCHEMA = "parapet/report/1";

    private final Report report;
    private final Whereabouts where;
    private final Writer out;

    private JsonReport(Report report, Writer out) {
        this.report = report;
        this.where = new Whereabouts(report.evidence());
        this.out = out;
    }

    /** Writes the document; lists go out an element at a time. */
    public static void write(Report report, OutputStream stream) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        new JsonReport(report, out).write();
        out.flush();
    }

    private void write() throws IOException {
        out.write("{\n");
        field("schema", SCHEMA);
        field("heading", heading());
        field(
                "integrity",
                report.evidence().integrity().map(Json::tree).orElseGet(() -> Json.text("trail without checkpoint")));
        field("summary", summary());
        field("coverage", coverage());
        list("requirements", report.requirements(), JsonReport::requirement);
        list("ledger", report.changes(), one -> placed(one, one.guardrail(), one.resource()));
        list("findings", report.standings(), one -> placed(one, one.guardrail(), one.resource()));
        list("exemptions", report.exemptions(), one -> one);
        list("troubles", report.troubles(), one -> one);
        field("sample", sample());
        out.write("\"statement\":" + Json.write("supports evidence for the requirements listed") + "\n}\n");
    }

    private void field(String name, Object value) throws IOException {
        out.write("%s:%s,\n".formatted(Json.write(name), text(value)));
    }

    private <T> void list(String name, List<T> elements, Function<? super T, ?> form) throws IOException {
        out.write(Json.write(name) + ":[");
        String between = "\n";
        for (T element : elements) {
            out.write(between);
            out.write(text(form.apply(element)));
            between = ",\n";
        }
        out.write("],\n");
    }

    private String text(Object value) {
        return Json.write(report.redaction().tree(Json.tree(value)));
    }

    private ObjectNode heading() {
        Evidence evidence = report.evidence();
        Framework framework = evidence.framework();
        ObjectNode heading = Json.object()
                .put("framework", framework.id())
                .put("name", framework.name())
                .put("version", framework.version())
                .put("generated", evidence.generated().toString())
                .put("records", report.extent().records())
                .put("accountsRedacted", report.redaction().isOn());
        heading.set("period", Json.tree(evidence.period()));
        heading.set("scope", Json.tree(evidence.scope()));
        heading.set("sweptAt", Json.tree(evidence.sweep().at()));
        return heading;
    }

    /** The worst of them stand among the findings; here their records are enough. */
    private ObjectNode summary() {
        ObjectNode summary = (ObjectNode) Json.tree(report.figures());
        summary.set(
                "worst",
                Json.array(
                        report.figures().worst().stream().map(Standing::entry).toArray(String[]::new)));
        summary.set(
                "posture",
                Json.arrayOf(report.posture().stream()
                        .map(one -> Json.tree(one.row()))
                        .toList()));
        summary.set("statuses", Json.tree(report.statuses()));
        return summary;
    }

    private ObjectNode coverage() {
        Coverage coverage = report.coverage();
        ObjectNode node = Json.object();
        node.set("accounts", Json.tree(coverage.accounts()));
        node.set("regions", Json.tree(coverage.regions()));
        node.set("eventOnly", Json.tree(coverage.eventOnly()));
        node.set("gaps", Json.tree(coverage.gaps()));
        node.set("guardrails", Json.tree(coverage.guardrails()));
        node.set(
                "cells",
                Json.arrayOf(coverage.cells().entrySet().stream()
                        .map(cell -> ((ObjectNode) Json.tree(cell.getValue()))
                                .put("account", cell.getKey().account())
                                .put("region", cell.getKey().region())
                                .put("status", cell.getValue().status().word()))
                        .toList()));
        return node;
    }

    private ObjectNode placed(Object one, String guardrail, ResourceId resource) {
        return ((ObjectNode) Json.tree(one))
                .put("unit", where.unit(resource))
                .put("modeNow", where.mode(guardrail, resource));
    }

    private static Object requirement(Assessed one) {
        ObjectNode node = (ObjectNode) Json.tree(one);
        node.remove("requirement");
        return node.put("id", one.requirement().id())
                .put("parent", one.requirement().parent())
                .put("title", one.requirement().title())
                .put("status", one.status().word())
                .put("statusThen", one.then().word());
    }

    private ObjectNode sample() {
        Sample sample = report.sample();
        ObjectNode node = Json.object().put("seed", sample.seed()).put("population", sample.population());
        node.set(
                "drawn",
                Json.arrayOf(sample.drawn().stream()
                        .map(entry -> Json.object()
                                .put("index", entry.index())
                                .put("record", entry.id())
                                .put("sha256", entry.sha256()))
                        .toList()));
        return node;
    }
}
