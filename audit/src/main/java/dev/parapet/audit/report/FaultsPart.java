package dev.parapet.audit.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Everything that is not in order. */
final class FaultsPart {
    private static final List<String> HEAD =
            List.of("Severity", "Resource", "Where", "State", "Why", "Since (UTC)", "Revealed by", "Record");

    private final Page page;
    private final Html html;
    private final Report report;
    private final Whereabouts where;
    private final Instant end;

    FaultsPart(Page page, Report report) {
        this.page = page;
        this.html = page.html();
        this.report = report;
        this.where = new Whereabouts(report.evidence());
        this.end = report.evidence().period().to();
    }

    Columns<Standing> columns() {
        return new Columns<Standing>(report.redaction())
                .shared("severity", one -> Say.lower(one.severity()))
                .shared("control", Standing::guardrail)
                .shared("type", one -> one.resource().type())
                .own("resource", one -> one.resource().id())
                .shared("account", one -> one.resource().account())
                .shared("region", one -> one.resource().region())
                .shared("unit", one -> where.unit(one.resource()))
                .shared("mode", one -> where.mode(one.guardrail(), one.resource()))
                .shared("status", FaultsPart::state)
                .shared("css", FaultsPart::css)
                .shared("word", Standing::word)
                .shared("reason", Standing::reason)
                .shared("since", one -> Say.minute(one.since()))
                .shared("day", one -> Say.day(one.since()))
                .shared("age", this::age)
                .shared("seen", one -> Say.minute(one.seen()))
                .shared("source", Standing::source)
                .shared("kind", FaultsPart::kind)
                .own("index", one -> one.index().map(Object::toString).orElse(""))
                .own("record", Standing::entry);
    }

    void write() {
        page.section(
                "faults",
                "Open findings",
                "Faults that stand at the end of the period, faults that somebody answers for, and what could not be looked at; the worst first. What is in order is counted under coverage and listed in findings.csv.");
        List<Standing> all = report.notInOrder();
        if (all.isEmpty()) {
            page.nothing("Nothing that is known is out of order.");
        } else {
            page.shown(all.size(), "findings", "findings.csv");
            html.open("div", "class", "list", "id", "faults-list", "data-from", "faults-data");
            page.table("Findings", "rows faults", HEAD);
            all.stream().limit(Page.STATIC).forEach(this::row);
            page.endTable();
            html.close("div");
        }
        page.end();
    }

    private void row(Standing one) {
        html.open("tr").open("td");
        page.mark(Say.lower(one.severity()), "severity " + Say.lower(one.severity()));
        html.close("td");
        page.code(one.resource().id(), one.guardrail()).where(one.resource());
        html.open("td");
        page.mark(state(one), css(one));
        html.leaf("span", one.word(), "class", "two").close("td");
        page.cell("what", one.reason(), "")
                .cell(Say.day(one.since()), age(one))
                .cell(one.source(), kind(one))
                .code(one.index().map(index -> "#" + index).orElse("sweep"), one.entry());
        html.close("tr").raw("\n");
    }

    private String age(Standing one) {
        return Say.days(Duration.between(one.since(), end));
    }

    private static String kind(Standing one) {
        return one.revealed().map(LedgerEntry.Revealed::kind).orElse("");
    }

    static String state(Standing one) {
        return switch (one.state()) {
            case OPEN -> "open";
            case EXEMPT -> "exempt";
            case DUE -> "due";
            case UNKNOWN -> "not evaluated";
            case CLEAR -> "in order";
        };
    }

    private static String css(Standing one) {
        return switch (one.state()) {
            case OPEN -> "fail";
            case EXEMPT -> "manual";
            case DUE, UNKNOWN -> "not-evaluated";
            case CLEAR -> "pass";
        };
    }
}
