package dev.parapet.audit.report;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.Exemption;
import java.time.Duration;
import java.util.List;

/** The registers: exemptions, failures of the control itself, and the sample to be followed by hand. */
final class RegistersPart {
    private final Page page;
    private final Html html;
    private final Report report;

    RegistersPart(Page page, Report report) {
        this.page = page;
        this.html = page.html();
        this.report = report;
    }

    void write() {
        exemptions();
        troubles();
        sample();
    }

    private void exemptions() {
        page.section(
                "exemptions",
                "Exemptions",
                "Faults that are accepted for a while. Each has an owner and a reason, and ends by itself.");
        if (report.exemptions().isEmpty()) {
            page.nothing("There is no exemption.");
        } else {
            page.table(
                    "What is accepted, by the day it ends",
                    "",
                    List.of("Owner", "Reason", "Covers", "Faults now", "First used", "Ends (UTC)"));
            report.exemptions().forEach(this::exemption);
            page.endTable();
        }
        page.end();
    }

    private void exemption(Accepted accepted) {
        Exemption exemption = accepted.exemption();
        html.open("tr").leaf("th", exemption.owner(), "scope", "row").leaf("td", exemption.reason());
        page.code(
                exemption.guardrail() + " on " + exemption.resource(),
                "account %s, unit %s".formatted(exemption.account(), exemption.unit()));
        html.leaf("td", Say.number(accepted.covers()), "class", "number");
        html.leaf("td", accepted.first().map(Say::minute).orElse("never"));
        page.cell(
                Say.minute(exemption.expires()), accepted.expired() ? "expired" : Say.days(accepted.left()) + " left");
        html.close("tr").raw("\n");
    }

    private void troubles() {
        page.section(
                "troubles",
                "Failures of the control itself",
                "Where Parapet did not do, or could not do, what it is there for.");
        if (report.troubles().isEmpty()) {
            page.nothing("None is recorded within the period.");
        }
        for (Trouble.Kind kind : Trouble.Kind.values()) {
            troubles(
                    kind,
                    report.troubles().stream()
                            .filter(trouble -> trouble.kind() == kind)
                            .toList());
        }
        page.end();
    }

    private void troubles(Trouble.Kind kind, List<Trouble> all) {
        if (all.isEmpty()) {
            return;
        }
        page.table(
                "%s: %s. %s".formatted(kind.word(), Say.number(all.size()), kind.meaning()),
                "",
                List.of("When (UTC)", "What", "Why", "Record"));
        for (Trouble trouble : all.stream().limit(Page.STATIC).toList()) {
            html.open("tr")
                    .leaf("td", trouble.at().map(Say::second).orElse("-"))
                    .leaf("td", trouble.what())
                    .leaf("td", trouble.reason());
            page.code(trouble.index().map(index -> "#" + index).orElse("-"), trouble.entry());
            html.close("tr").raw("\n");
        }
        page.endTable();
        page.shown(all.size(), "entries", "troubles.csv");
    }

    private void sample() {
        Sample sample = report.sample();
        page.section(
                "sample",
                "Sample sheet",
                "%s of %s of the period, to be followed from end to end. They are the ones with the smallest sha256 of the seed, a colon and the record's id, so that anybody with the trail draws the same."
                        .formatted(Say.count(sample.drawn().size(), "record"), Say.number(sample.population())));
        html.open("p", "class", "note")
                .text("Seed: ")
                .leaf("code", sample.seed())
                .close("p");
        if (!sample.drawn().isEmpty()) {
            page.table(
                    "To be signed off one by one",
                    "sample",
                    List.of("Record", "When (UTC)", "What it says", "About", "SHA-256", "Checked"));
            sample.drawn().forEach(this::drawn);
            page.endTable();
        }
        page.end();
    }

    private void drawn(LedgerEntry entry) {
        AuditRecord record = entry.record();
        html.open("tr");
        page.code("#" + entry.index(), entry.id());
        html.leaf("td", Say.second(entry.at()));
        page.cell(
                "%s: %s%s"
                        .formatted(
                                Say.lower(entry.phase()),
                                record.decision(),
                                record.outcome().map(word -> ", " + word).orElse("")),
                record.reason());
        page.code(
                entry.resource().map(resource -> resource.id()).orElse("-"),
                entry.resource()
                        .map(resource ->
                                "%s, %s, %s".formatted(entry.guardrail(), resource.account(), resource.region()))
                        .orElse(""));
        html.open("td").leaf("code", entry.sha256(), "class", "hash").close("td");
        html.leaf("td", "☐", "class", "box").close("tr").raw("\n");
    }

    /** How old the newest record is when the report is made. */
    static String staleness(Report report) {
        return report.extent()
                .last()
                .map(last -> "The newest record is from %s UTC, %s before this report."
                        .formatted(
                                Say.minute(last),
                                Say.length(
                                        Duration.between(last, report.evidence().generated()))))
                .orElse("The trail is empty.");
    }
}
