package dev.parapet.audit.report;

import dev.parapet.audit.report.Coverage.Gap;
import java.util.ArrayList;
import java.util.List;

/** Where was looked, and where not. */
final class CoveragePart {
    private static final int ACCOUNTS = 100;
    private static final int GAPS = 40;

    private final Page page;
    private final Html html;
    private final Coverage coverage;

    CoveragePart(Page page, Report report) {
        this.page = page;
        this.html = page.html();
        this.coverage = report.coverage();
    }

    void write() {
        page.section(
                "coverage",
                "Coverage",
                "Each cell counts guardrails: those that pass, those with a fault, and those of which nothing is known. A cell passes only if every guardrail in it was looked at.");
        if (coverage.cells().isEmpty()) {
            page.nothing("No account is known: neither the trail nor a sweep names one.");
        } else {
            matrix();
        }
        gaps();
        eventOnly();
        page.end();
    }

    private void matrix() {
        List<String> head = new ArrayList<>(List.of("Account"));
        head.addAll(coverage.regions());
        page.table("Accounts and regions", "matrix", head);
        coverage.accounts().stream().limit(ACCOUNTS).forEach(this::account);
        page.endTable();
        if (coverage.accounts().size() > ACCOUNTS) {
            html.leaf(
                    "p",
                    "The first %d of %d accounts; all are in coverage.csv."
                            .formatted(ACCOUNTS, coverage.accounts().size()),
                    "class",
                    "note");
        }
    }

    private void account(String account) {
        html.open("tr").leaf("th", account, "scope", "row");
        for (String region : coverage.regions()) {
            Tally tally = coverage.cell(account, region);
            html.open("td", "class", "cell " + tally.status().css());
            page.mark(tally.status());
            html.leaf("span", words(tally), "class", "two").close("td");
        }
        html.close("tr").raw("\n");
    }

    private static String words(Tally tally) {
        List<String> words = new ArrayList<>();
        word(words, tally.fail(), "fail");
        word(words, tally.pass(), "pass");
        word(words, tally.unseen(), "not evaluated");
        word(words, tally.unavailable(), "not available");
        return words.isEmpty() ? "no guardrail looks here" : String.join(", ", words);
    }

    private static void word(List<String> words, int count, String name) {
        if (count > 0) {
            words.add(count + " " + name);
        }
    }

    private void gaps() {
        html.leaf("h3", "Not evaluated, and why");
        if (coverage.gaps().isEmpty()) {
            page.nothing("Every place was looked at.");
            return;
        }
        page.table("Reasons", "light", List.of("Reason", "Places", "For example"));
        for (Gap gap : coverage.gaps().stream().limit(GAPS).toList()) {
            page.row(List.of(gap.reason(), Say.number(gap.places()), gap.example()));
        }
        page.endTable();
    }

    private void eventOnly() {
        if (!coverage.eventOnly().isEmpty()) {
            html.leaf(
                    "p",
                    "No sweep can serve these, because only an event tells that something happened: %s."
                            .formatted(String.join(", ", coverage.eventOnly())),
                    "class",
                    "note");
        }
    }
}
