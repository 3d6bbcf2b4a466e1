package dev.parapet.audit.report;

import dev.parapet.audit.report.Figures.Times;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One page for those who read one page. */
final class SummaryPart {
    private final Page page;
    private final Html html;
    private final Report report;
    private final Figures figures;

    SummaryPart(Page page, Report report) {
        this.page = page;
        this.html = page.html();
        this.report = report;
        this.figures = report.figures();
    }

    void write() {
        page.section("summary", "Summary", "");
        html.open("ul", "class", "figures");
        figure(figures.automatic(), "repaired automatically", "by the settings, seen to be gone");
        figure(figures.approved(), "repaired after approval", "a person allowed each");
        figure(figures.open(), "open", openWords());
        figure(figures.exempt(), "exempt", "somebody answers for each");
        html.close("ul");
        html.leaf("p", sentence(), "class", "plain");
        statuses();
        html.open("div", "class", "pair").open("div");
        posture();
        html.close("div").open("div");
        times();
        html.close("div", "div");
        worst();
        new Charts(page).all(report);
        page.end();
    }

    private void figure(long number, String name, String more) {
        html.open("li")
                .leaf("strong", Say.number(number))
                .leaf("span", name, "class", "name")
                .leaf("span", more, "class", "more")
                .close("li");
    }

    private String openWords() {
        long rest = figures.open() - figures.waiting() - figures.told();
        return "%s wait for approval, %s told to people, %s other"
                .formatted(Say.number(figures.waiting()), Say.number(figures.told()), Say.number(rest));
    }

    private String sentence() {
        Tally places = report.coverage().total();
        String looked =
                places.places() == 0 || report.evidence().sweep().visits().isEmpty()
                        ? "No sweep was given, so what no event told is unknown. "
                        : "A sweep looked at %s of %s places (a guardrail in an account and region); %s were not evaluated, and %s cannot hold anything. "
                                .formatted(
                                        Say.number(places.pass() + places.fail()),
                                        Say.number(places.places()),
                                        Say.number(places.unseen()),
                                        Say.number(places.unavailable()));
        return looked
                + "Within the period %s failed and %s taken back by a person."
                        .formatted(Say.count(figures.failed(), "repair"), undone());
    }

    private String undone() {
        return figures.undone() == 0
                ? "none was"
                : Say.number(figures.undone()) + (figures.undone() == 1 ? " was" : " were");
    }

    private void statuses() {
        Map<Status, Long> counts = report.statuses();
        html.open("ul", "class", "statuses", "aria-label", "Requirements by status");
        for (Status status : Status.values()) {
            long count = counts.getOrDefault(status, 0L);
            if (count > 0) {
                html.open("li").leaf("strong", Say.number(count));
                page.mark(status);
                html.close("li");
            }
        }
        html.close("ul");
    }

    private void posture() {
        Period period = report.evidence().period();
        html.leaf("h3", "Posture then and now");
        page.table(
                "When the period began, by the records before it, and at its end",
                "small compared",
                List.of(
                        report.framework().name(),
                        "then, " + Say.minute(period.from()),
                        "now, " + Say.minute(period.to())));
        report.posture().forEach(one -> {
            html.open("tr").leaf("th", one.measure(), "scope", "row");
            html.leaf("td", one.before(), "class", "number").leaf("td", Say.number(one.now()), "class", "number");
            html.close("tr").raw("\n");
        });
        page.endTable();
        html.leaf("p", reach(period), "class", "note");
    }

    /** A number of an earlier day means what was written down by then, and a reader has to know how much that is. */
    private String reach(Period period) {
        String began = report.extent()
                .first()
                .map(first -> "the first record is from %s UTC".formatted(Say.minute(first)))
                .orElse("the trail is empty");
        return report.extent().reaches(period.from())
                ? "Then: what records before that moment say; %s. What passed then is not known, because no sweep of that day is at hand: a requirement without a known fault counts as not evaluated."
                        .formatted(began)
                : "The trail does not reach back to before the period: %s. So nothing is known of how things stood when it began."
                        .formatted(began);
    }

    private void times() {
        html.leaf("h3", "Time to repair");
        if (figures.times().isEmpty()) {
            page.nothing("No fault was repaired within the period.");
            return;
        }
        page.table(
                "From when a fault was detected to the look that shows it gone",
                "small",
                List.of("Severity", "Repairs", "Median", "95 of 100 within"));
        figures.times().forEach(this::time);
        page.endTable();
    }

    private void time(Times times) {
        page.row(List.of(
                times.severity().map(Say::lower).orElse("all"),
                Say.number(times.repairs()),
                Say.length(times.median()),
                Say.length(times.p95())));
    }

    private void worst() {
        html.leaf("h3", "Worst open items");
        if (figures.worst().isEmpty()) {
            page.nothing("No fault is known to stand.");
            return;
        }
        page.table(
                "By severity, then by age",
                "",
                List.of("Severity", "Resource", "Where", "What happens to it", "Open for", "Record"));
        for (Standing one : figures.worst()) {
            html.open("tr").open("td");
            page.mark(Say.lower(one.severity()), "severity " + Say.lower(one.severity()));
            html.close("td");
            page.code(one.resource().id(), one.guardrail())
                    .where(one.resource())
                    .cell(one.word(), one.reason());
            html.leaf(
                    "td",
                    Say.days(Duration.between(
                            one.since(), report.evidence().period().to())));
            html.leaf("td", one.index().map(index -> "#" + index).orElse("-"))
                    .close("tr")
                    .raw("\n");
        }
        page.endTable();
    }
}
