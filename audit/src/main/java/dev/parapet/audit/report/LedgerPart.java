package dev.parapet.audit.report;

import java.time.Duration;
import java.util.List;

/** Every change, before and after, with who allowed it and where it is recorded. */
final class LedgerPart {
    private static final List<String> HEAD =
            List.of("When (UTC)", "Change", "Where", "Revealed by", "Allowed by", "Outcome", "Record");

    private final Page page;
    private final Html html;
    private final Report report;
    private final Whereabouts where;
    private final List<Change> changes;

    LedgerPart(Page page, Report report) {
        this.page = page;
        this.html = page.html();
        this.report = report;
        this.where = new Whereabouts(report.evidence());
        this.changes = report.changes();
    }

    Columns<Change> columns() {
        return new Columns<Change>(report.redaction())
                .own("start", change -> Say.second(change.start()))
                .own("took", LedgerPart::took)
                .shared("control", Change::guardrail)
                .shared("severity", change -> Say.lower(change.severity()))
                .shared("type", change -> change.resource().type())
                .own("resource", change -> change.resource().id())
                .shared("account", change -> change.resource().account())
                .shared("region", change -> change.resource().region())
                .shared("unit", change -> where.unit(change.resource()))
                .shared("mode", change -> where.mode(change.guardrail(), change.resource()))
                .own("what", Change::describe)
                .own("before", Change::before)
                .own("after", Change::after)
                .shared("source", change -> change.revealed().source())
                .shared("kind", change -> change.revealed().kind())
                .shared("allowed", Change::allowed)
                .shared("note", LedgerPart::note)
                .shared("status", Change::outcome)
                .shared("css", change -> css(change.outcome()))
                .own("reason", Change::reason)
                .shared("writes", change -> "" + change.writes())
                .shared("back", LedgerPart::back)
                .shared("undo", change -> change.undo().describe())
                .own("index", change -> "" + change.index())
                .own("record", Change::entry)
                .own("intent", Change::intent)
                .own("requests", change -> String.join(", ", change.requests()))
                .own("sha256", Change::sha256);
    }

    void write() {
        page.section(
                "ledger",
                "Remediation ledger",
                "Every change that Parapet made or tried within the period, oldest first: what was before, what is after, what revealed it, who allowed it, and the record that proves it.");
        if (changes.isEmpty()) {
            page.nothing("Nothing was changed within the period.");
        } else {
            page.shown(changes.size(), "changes", "ledger.csv");
            html.open("div", "class", "list", "id", "ledger-list", "data-from", "ledger-data");
            page.table("Changes", "rows ledger", HEAD);
            changes.stream().limit(Page.STATIC).forEach(this::row);
            page.endTable();
            html.close("div");
        }
        page.end();
    }

    private void row(Change change) {
        html.open("tr");
        page.cell(Say.second(change.start()), took(change))
                .cell("what", change.describe(), change.guardrail())
                .where(change.resource())
                .cell(change.revealed().source(), change.revealed().kind())
                .cell(change.allowed(), note(change));
        html.open("td");
        page.mark(change.outcome(), css(change.outcome()));
        html.leaf("span", back(change), "class", "two").close("td");
        page.code("#" + change.index(), change.entry());
        html.close("tr").raw("\n");
    }

    private static String took(Change change) {
        return change.end()
                .map(end -> "done in " + Say.length(Duration.between(change.start(), end)))
                .orElse("not ended");
    }

    private static String note(Change change) {
        return change.approval()
                .map(word -> word.note().isBlank() ? Say.minute(word.at()) : word.note())
                .orElse("");
    }

    /** How much was written, and whether it can be taken back. */
    private static String back(Change change) {
        String writes = Say.count(change.writes(), "write");
        return switch (change.undo().word()) {
            case "possible" -> writes + ", undo possible";
            case "no way back" -> writes + ", no way back";
            case "undone" -> "undone since";
            default -> writes;
        };
    }

    static String css(String outcome) {
        return switch (outcome) {
            case "remediated", "advanced", "undone" -> "pass";
            case "failed", "partial" -> "fail";
            case "open" -> "not-evaluated";
            default -> "not-available";
        };
    }
}
