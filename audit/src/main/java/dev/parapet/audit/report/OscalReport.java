package dev.parapet.audit.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The report as OSCAL assessment results, for those who feed a compliance tool. An observation tells of one requirement; only
 * what was evaluated has a finding.
 */
public final class OscalReport {
    private static final String VERSION = "1.1.2";

    private final Report report;
    private final String generated;

    private OscalReport(Report report) {
        this.report = report;
        this.generated = report.evidence().generated().toString();
    }

    /** Writes the document. */
    public static void write(Report report, OutputStream out) throws IOException {
        ObjectNode document = Json.object();
        document.set("assessment-results", report.redaction().tree(new OscalReport(report).results()));
        out.write((Json.write(document) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode results() {
        ObjectNode results = Json.object().put("uuid", uuid("document"));
        results.set(
                "metadata",
                Json.object()
                        .put("title", "Evidence for " + report.framework().title())
                        .put("last-modified", generated)
                        .put("version", generated)
                        .put("oscal-version", VERSION)
                        .put("remarks", "Supports evidence for the requirements listed; no statement of compliance."));
        results.set("import-ap", Json.object().put("href", "#" + uuid("plan")));
        results.set("back-matter", plan());
        results.set("results", Json.arrayOf(List.of(result())));
        return results;
    }

    /** The reference has to lead somewhere; the plan is what the guardrails do all the time. */
    private ObjectNode plan() {
        ObjectNode resource = Json.object()
                .put("uuid", uuid("plan"))
                .put("title", "Continuous assessment by guardrails")
                .put("description", "Each guardrail reads the live state of its resources on events and in sweeps.");
        ObjectNode matter = Json.object();
        matter.set("resources", Json.arrayOf(List.of(resource)));
        return matter;
    }

    private ObjectNode result() {
        Period period = report.evidence().period();
        List<Assessed> evaluated = report.requirements().stream()
                .filter(one -> !one.section() && (one.status() == Status.PASS || one.status() == Status.FAIL))
                .toList();
        List<Assessed> told = report.requirements().stream()
                .filter(one -> !one.section() && one.status() != Status.MANUAL)
                .toList();
        ObjectNode result = Json.object()
                .put("uuid", uuid("result"))
                .put("title", report.framework().title())
                .put(
                        "description",
                        "What guardrails found in " + report.evidence().scope().describe())
                .put("start", period.from().toString())
                .put("end", period.to().toString());
        result.set("reviewed-controls", reviewed(told));
        if (!told.isEmpty()) {
            result.set(
                    "observations",
                    Json.arrayOf(told.stream().map(this::observation).toList()));
        }
        if (!evaluated.isEmpty()) {
            result.set(
                    "findings",
                    Json.arrayOf(evaluated.stream().map(this::finding).toList()));
        }
        return result;
    }

    /** A selection without controls is none, NIST's schema says. */
    private ObjectNode reviewed(List<Assessed> told) {
        ObjectNode selection = Json.object()
                .put("description", "What guardrails tell of; a requirement that was not evaluated has no finding.");
        if (told.isEmpty()) {
            selection.set("include-all", Json.object());
        } else {
            selection.set(
                    "include-controls",
                    Json.arrayOf(told.stream()
                            .map(one -> Json.object().put("control-id", token(one)))
                            .distinct()
                            .toList()));
        }
        ObjectNode reviewed = Json.object();
        reviewed.set("control-selections", Json.arrayOf(List.of(selection)));
        return reviewed;
    }

    private ObjectNode observation(Assessed one) {
        ObjectNode observation = Json.object()
                .put("uuid", uuid("observation " + one.requirement().id()))
                .put(
                        "title",
                        "%s %s"
                                .formatted(
                                        one.requirement().id(),
                                        one.requirement().title())
                                .strip())
                .put("description", description(one))
                .put(
                        "collected",
                        report.evidence().sweep().at().map(Instant::toString).orElse(generated));
        observation.set("methods", Json.array("TEST"));
        List<ObjectNode> evidence = new ArrayList<>();
        report.standings().stream()
                .filter(standing -> standing.index().isPresent())
                .filter(standing -> standing.isOpen()
                        && one.behind().stream()
                                .anyMatch(behind -> behind.guardrail().equals(standing.guardrail())))
                .limit(20)
                .forEach(standing -> evidence.add(Json.object()
                        .put("href", "#record-" + standing.entry())
                        .put(
                                "description",
                                "record %d: %s".formatted(standing.index().orElse(0L), standing.reason()))));
        if (!evidence.isEmpty()) {
            observation.set("relevant-evidence", Json.arrayOf(evidence));
        }
        return observation;
    }

    private static String description(Assessed one) {
        Tally places = one.places();
        String guardrails = String.join(
                ", ",
                one.behind().stream()
                        .map(behind -> "%s (%s)".formatted(behind.guardrail(), behind.source()))
                        .toList());
        return "Guardrails: %s. Places: %d pass, %d fail, %d not evaluated, %d not available. Open faults: %d; exempt: %d."
                .formatted(
                        guardrails,
                        places.pass(),
                        places.fail(),
                        places.unseen(),
                        places.unavailable(),
                        one.open(),
                        one.exempt());
    }

    private ObjectNode finding(Assessed one) {
        ObjectNode target = Json.object().put("type", "objective-id").put("target-id", token(one));
        target.set("status", Json.object().put("state", one.status() == Status.PASS ? "satisfied" : "not-satisfied"));
        ObjectNode finding = Json.object()
                .put("uuid", uuid("finding " + one.requirement().id()))
                .put("title", one.requirement().id())
                .put(
                        "description",
                        "As far as guardrails can tell: %s."
                                .formatted(one.status().word()));
        finding.set("target", target);
        finding.set(
                "related-observations",
                Json.arrayOf(List.of(Json.object()
                        .put(
                                "observation-uuid",
                                uuid("observation " + one.requirement().id())))));
        return finding;
    }

    /** OSCAL's ids begin with a letter and have no brackets; NIST's catalogue writes {@code ac-2.1}. */
    private String token(Assessed one) {
        String id = one.requirement().id().replace("(", ".").replace(")", "");
        String plain = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "_");
        return Character.isLetter(plain.charAt(0)) ? plain : report.framework().id() + "_" + plain;
    }

    /** The same thing has the same id in the same report made again (RFC 9562, version 5). */
    private String uuid(String name) {
        Evidence evidence = report.evidence();
        String whole = "%s %s %s %s %s"
                .formatted(
                        evidence.framework().id(),
                        evidence.period(),
                        report.redaction().text(evidence.scope().toString()),
                        evidence.generated(),
                        name);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(whole.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(hash);
            long most = (bytes.getLong() & ~0xF000L) | 0x5000L;
            long least = (bytes.getLong() & ~(3L << 62)) | (2L << 62);
            return new UUID(most, least).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
