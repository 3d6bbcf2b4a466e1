package dev.parapet.audit.report;

import dev.parapet.audit.report.Assessed.Behind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tree of requirements, in the framework's own order. */
final class RequirementsPart {
    private final Page page;
    private final Html html;
    private final Report report;

    RequirementsPart(Page page, Report report) {
        this.page = page;
        this.html = page.html();
        this.report = report;
    }

    void write() {
        page.section(
                "requirements",
                "Requirements",
                "Titles are short words of our own, not the text of the standard. Behind each requirement stand the guardrails that support evidence for it, with the source of that claim.");
        if (!report.framework().note().isEmpty()) {
            html.leaf("p", report.framework().note(), "class", "note");
        }
        html.leaf(
                "p",
                "A source marked judgement is our own and was reviewed by no assessor. Manual: no guardrail says anything, evidence has to come from elsewhere. What is not in this list is not attested either.",
                "class",
                "note");
        sections().forEach(this::section);
        page.end();
    }

    /** A section at the top with all that stands below it. */
    private List<List<Assessed>> sections() {
        List<List<Assessed>> sections = new ArrayList<>();
        for (Assessed one : report.requirements()) {
            if (one.depth() == 0) {
                sections.add(new ArrayList<>());
            }
            sections.getLast().add(one);
        }
        return sections;
    }

    private void section(List<Assessed> all) {
        Assessed top = all.getFirst();
        if (all.size() == 1) {
            html.open("div", "class", "alone");
            heading(top);
            html.close("div").raw("\n");
            return;
        }
        html.open("details", "open", "").open("summary");
        heading(top);
        html.close("summary");
        page.table(
                "%s %s".formatted(top.requirement().id(), top.requirement().title()),
                "tree",
                List.of(
                        "Requirement",
                        "Status",
                        "Source and guardrails",
                        "Open then",
                        "Open",
                        "Exempt",
                        "Places looked at"));
        all.subList(1, all.size()).forEach(this::requirement);
        if (!top.section()) {
            requirement(top);
        }
        page.endTable();
        html.close("details").raw("\n");
    }

    private void heading(Assessed top) {
        html.open("span", "class", "heading")
                .leaf("span", top.requirement().id(), "class", "id")
                .raw(" ")
                .leaf("span", top.requirement().title(), "class", "title")
                .close("span")
                .raw(" ");
        page.mark(top.status());
    }

    private void requirement(Assessed one) {
        html.open("tr", "class", one.section() ? "sub depth-" + one.depth() : "depth-" + one.depth());
        html.open("th", "scope", "row")
                .leaf("span", one.requirement().id(), "class", "id")
                .raw(" ");
        html.leaf("span", one.requirement().title(), "class", "title")
                .close("th")
                .open("td");
        page.mark(one.status());
        if (!one.note().isEmpty() && !one.section() && one.status() != Status.MANUAL) {
            html.leaf("span", one.note(), "class", "two");
        }
        html.close("td").open("td");
        behind(one.behind());
        html.close("td");
        boolean manual = one.status() == Status.MANUAL;
        html.leaf("td", manual ? "" : then(one.then()), "class", "number");
        html.leaf("td", manual ? "" : Say.number(one.open()), "class", "number");
        html.leaf("td", manual ? "" : Say.number(one.exempt()), "class", "number");
        html.leaf("td", manual ? "" : looked(one.places()), "class", "number");
        html.close("tr").raw("\n");
    }

    private static String then(Earlier then) {
        return then.known() ? Say.number(then.open()) : "not known";
    }

    private static String looked(Tally places) {
        int there = places.places() - places.unavailable();
        return there == 0 ? "-" : "%s of %s".formatted(Say.number(places.pass() + places.fail()), Say.number(there));
    }

    /** By source, so that a reader sees at a glance whose claim it is. */
    private void behind(List<Behind> all) {
        Map<String, List<Behind>> bySource =
                all.stream().collect(Collectors.groupingBy(Behind::source, TreeMap::new, Collectors.toList()));
        bySource.forEach((source, guardrails) -> {
            boolean own = guardrails.getFirst().isJudgement();
            html.open("div", "class", "claim").leaf("span", source, "class", own ? "source own" : "source");
            html.open("ul", "class", "chips");
            guardrails.stream()
                    .map(Behind::guardrail)
                    .forEach(guardrail -> html.open("li")
                            .leaf("a", guardrail, "href", "#faults&control=" + guardrail)
                            .close("li"));
            html.close("ul", "div");
        });
    }
}
