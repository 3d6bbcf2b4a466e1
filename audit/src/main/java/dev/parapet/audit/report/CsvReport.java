package dev.parapet.audit.report;

import dev.parapet.audit.report.LedgerEntry.Revealed;
import dev.parapet.core.Approval;
import dev.parapet.core.Exemption;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The report as tables, a file each: the whole population, nothing cut. */
public final class CsvReport {
    private final Report report;
    private final Path directory;
    private final Whereabouts where;
    private final List<Path> files = new ArrayList<>();

    private CsvReport(Report report, Path directory) {
        this.report = report;
        this.directory = directory;
        this.where = new Whereabouts(report.evidence());
    }

    /** Writes the files and names them. */
    public static List<Path> write(Report report, Path directory) throws IOException {
        CsvReport csv = new CsvReport(report, directory);
        csv.posture();
        csv.requirements();
        csv.ledger();
        csv.findings();
        csv.coverage();
        csv.exemptions();
        csv.troubles();
        csv.sample();
        return csv.files;
    }

    private void file(String name, List<String> head, Consumer<Csv> rows) throws IOException {
        Path file = directory.resolve(name);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            rows.accept(new Csv(out, head, report.redaction()));
        }
        files.add(file);
    }

    private void posture() throws IOException {
        file(
                "posture.csv",
                List.of("framework", "measure", "then", "now"),
                csv -> report.posture()
                        .forEach(one -> csv.row(List.of(
                                report.framework().id(),
                                one.measure(),
                                one.then().map(Object::toString).orElse(one.before()),
                                "" + one.now()))));
    }

    private void requirements() throws IOException {
        List<String> head = List.of(
                "framework",
                "requirement",
                "title",
                "status",
                "note",
                "guardrail",
                "source",
                "open",
                "exempt",
                "status_then",
                "open_then",
                "exempt_then",
                "places_pass",
                "places_fail",
                "places_not_evaluated",
                "places_not_available");
        file(
                "requirements.csv",
                head,
                csv -> report.requirements().stream()
                        .filter(one -> !one.section())
                        .forEach(one -> {
                            if (one.behind().isEmpty()) {
                                csv.row(requirement(one, "", ""));
                            }
                            one.behind()
                                    .forEach(behind -> csv.row(requirement(one, behind.guardrail(), behind.source())));
                        }));
    }

    private List<String> requirement(Assessed one, String guardrail, String source) {
        Tally places = guardrail.isEmpty() ? Tally.NOTHING : report.coverage().of(guardrail);
        return List.of(
                report.framework().id(),
                one.requirement().id(),
                one.requirement().title(),
                one.status().word(),
                one.note(),
                guardrail,
                source,
                "" + one.open(),
                "" + one.exempt(),
                one.status() == Status.MANUAL ? "" : one.then().word(),
                one.then().known() ? "" + one.then().open() : "",
                one.then().known() ? "" + one.then().exempt() : "",
                "" + places.pass(),
                "" + places.fail(),
                "" + places.unseen(),
                "" + places.unavailable());
    }

    private void ledger() throws IOException {
        List<String> head = List.of(
                "index",
                "record",
                "intent",
                "sha256",
                "start",
                "end",
                "kind",
                "guardrail",
                "severity",
                "resource_type",
                "resource",
                "account",
                "region",
                "unit",
                "mode_now",
                "change",
                "calls",
                "before",
                "after",
                "revealed_by",
                "revealed_as",
                "approved_by",
                "approved_at",
                "approval_note",
                "outcome",
                "reason",
                "writes",
                "undo",
                "undone_by",
                "requests");
        file("ledger.csv", head, csv -> report.changes().forEach(change -> csv.row(change(change))));
    }

    private List<String> change(Change change) {
        Optional<Approval> approval = change.approval();
        return List.of(
                "" + change.index(),
                change.entry(),
                change.intent(),
                change.sha256(),
                change.start().toString(),
                text(change.end()),
                Say.lower(change.kind()),
                change.guardrail(),
                Say.lower(change.severity()),
                change.resource().type(),
                change.resource().id(),
                change.resource().account(),
                change.resource().region(),
                where.unit(change.resource()),
                where.mode(change.guardrail(), change.resource()),
                change.describe(),
                String.join(" ", change.steps().stream().map(Change.Step::api).toList()),
                change.before(),
                change.after(),
                change.revealed().source(),
                change.revealed().kind(),
                text(approval.map(Approval::by)),
                text(approval.map(Approval::at)),
                text(approval.map(Approval::note)),
                change.outcome(),
                change.reason(),
                "" + change.writes(),
                change.undo().word(),
                text(change.undo().by()),
                String.join(", ", change.requests()));
    }

    private void findings() throws IOException {
        List<String> head = List.of(
                "guardrail",
                "severity",
                "resource_type",
                "resource",
                "account",
                "region",
                "unit",
                "mode_now",
                "state",
                "what_happens",
                "reason",
                "since",
                "last_seen",
                "revealed_by",
                "revealed_as",
                "index",
                "record");
        file("findings.csv", head, csv -> report.standings().forEach(one -> csv.row(standing(one))));
    }

    private List<String> standing(Standing one) {
        return List.of(
                one.guardrail(),
                Say.lower(one.severity()),
                one.resource().type(),
                one.resource().id(),
                one.resource().account(),
                one.resource().region(),
                where.unit(one.resource()),
                where.mode(one.guardrail(), one.resource()),
                FaultsPart.state(one),
                one.word(),
                one.reason(),
                one.since().toString(),
                one.seen().toString(),
                one.source(),
                text(one.revealed().map(Revealed::kind)),
                text(one.index()),
                one.entry());
    }

    private void coverage() throws IOException {
        List<String> head = List.of("account", "region", "status", "pass", "fail", "not_evaluated", "not_available");
        file(
                "coverage.csv",
                head,
                csv -> report.coverage()
                        .cells()
                        .forEach((place, tally) -> csv.row(List.of(
                                place.account(),
                                place.region(),
                                tally.status().word(),
                                "" + tally.pass(),
                                "" + tally.fail(),
                                "" + tally.unseen(),
                                "" + tally.unavailable()))));
    }

    private void exemptions() throws IOException {
        List<String> head = List.of(
                "owner",
                "reason",
                "guardrail",
                "account",
                "unit",
                "resource",
                "covers_now",
                "first_used",
                "expires",
                "state",
                "days_left");
        file(
                "exemptions.csv",
                head,
                csv -> report.exemptions().forEach(one -> {
                    Exemption exemption = one.exemption();
                    Duration left = one.left();
                    csv.row(List.of(
                            exemption.owner(),
                            exemption.reason(),
                            exemption.guardrail(),
                            exemption.account(),
                            exemption.unit(),
                            exemption.resource(),
                            "" + one.covers(),
                            text(one.first()),
                            exemption.expires().toString(),
                            one.expired() ? "expired" : "in force",
                            "" + left.toDays()));
                }));
    }

    private void troubles() throws IOException {
        file(
                "troubles.csv",
                List.of("kind", "at", "what", "reason", "index", "record"),
                csv -> report.troubles()
                        .forEach(trouble -> csv.row(List.of(
                                trouble.kind().word(),
                                text(trouble.at()),
                                trouble.what(),
                                trouble.reason(),
                                text(trouble.index()),
                                trouble.entry()))));
    }

    private void sample() throws IOException {
        List<String> head = List.of(
                "seed", "index", "record", "at", "phase", "decision", "outcome", "guardrail", "resource", "sha256");
        file(
                "sample.csv",
                head,
                csv -> report.sample()
                        .drawn()
                        .forEach(entry -> csv.row(List.of(
                                report.sample().seed(),
                                "" + entry.index(),
                                entry.id(),
                                entry.at().toString(),
                                Say.lower(entry.phase()),
                                entry.record().decision(),
                                entry.outcome(),
                                entry.guardrail(),
                                text(entry.resource()),
                                entry.sha256()))));
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
