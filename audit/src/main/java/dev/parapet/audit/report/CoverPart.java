package dev.parapet.audit.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cover: what the report tells of, and whether the trail behind it can be trusted. */
final class CoverPart {
    private final Page page;
    private final Html html;
    private final Report report;

    CoverPart(Page page, Report report) {
        this.page = page;
        this.html = page.html();
        this.report = report;
    }

    void write() {
        Evidence evidence = report.evidence();
        html.open("header", "class", "cover");
        html.leaf("p", "Parapet evidence report", "class", "kicker");
        html.leaf("h1", report.framework().title());
        html.leaf(
                "p",
                "What the guardrails of this AWS organization found, what was changed, and who allowed it. This report supports evidence for the requirements it lists; whether they are met is for an assessor to say.",
                "class",
                "lead");
        html.open("dl", "class", "facts");
        fact("Scope", evidence.scope().describe());
        fact(
                "Period",
                "%s to %s UTC"
                        .formatted(
                                Say.minute(evidence.period().from()),
                                Say.minute(evidence.period().to())));
        fact("Generated", Say.minute(evidence.generated()) + " UTC");
        fact("Trail", Say.count(report.extent().records(), "record"));
        fact(
                "Last sweep",
                evidence.sweep()
                        .at()
                        .map(at -> Say.minute(at) + " UTC, "
                                + Say.count(report.coverage().resources(), "resource"))
                        .orElse("none was given"));
        html.close("dl");
        if (report.redaction().isOn()) {
            html.leaf(
                    "p",
                    "Redacted copy: a word stands for each account number, the same word each time. A redacted record cannot be compared with the log byte by byte; its number and its SHA-256, which is that of the original, can.",
                    "class",
                    "note");
        }
        integrity(evidence.integrity());
        html.close("header").raw("\n");
    }

    private void fact(String name, String value) {
        html.open("div").leaf("dt", name).open("dd");
        // A date is never broken in two.
        for (String part : value.split("(?= to )|(?<=,)", -1)) {
            html.leaf("span", part.strip(), "class", "part-of").raw(" ");
        }
        html.close("dd", "div");
    }

    private void integrity(Optional<Integrity> known) {
        html.open("section", "class", "integrity", "id", "integrity", "aria-label", "Integrity of the trail");
        known.ifPresentOrElse(this::checked, this::without);
        html.close("section");
    }

    private static final Map<Integrity.Word, List<String>> MARKS = Map.of(
            Integrity.Word.INTACT, List.of("trail intact", "pass"),
            Integrity.Word.BROKEN, List.of("trail broken", "fail"),
            Integrity.Word.UNCHECKED, List.of("trail not checked", "not-evaluated"));

    private void checked(Integrity integrity) {
        List<String> mark = MARKS.getOrDefault(integrity.verdict(), List.of("trail not checked", "not-evaluated"));
        page.mark(mark.getFirst(), mark.getLast());
        html.leaf("p", integrity.said());
        html.open("dl", "class", "facts");
        fact("Log", integrity.origin());
        fact("Checkpoint", Say.count(integrity.size(), "record"));
        html.open("div", "class", "wide")
                .leaf("dt", "Root")
                .open("dd")
                .leaf("code", integrity.root())
                .close("dd", "div");
        html.close("dl");
        if (!integrity.commands().isEmpty()) {
            html.open("details").leaf("summary", "Check it without Parapet");
            html.leaf("pre", String.join("\n", integrity.commands())).close("details");
        }
    }

    private void without() {
        page.mark("trail without checkpoint", "not-evaluated");
        html.leaf(
                "p",
                "Nothing signed vouches for this trail: it is a file, and whoever could write to it could change it. Each record below has its SHA-256, so that it can be compared with a copy that was kept elsewhere.");
    }
}
