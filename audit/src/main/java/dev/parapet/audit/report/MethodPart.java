package dev.parapet.audit.report;

import dev.parapet.core.Summary;
import java.util.List;

/** How the report was made, and what its words mean. */
final class MethodPart {
    private static final List<List<String>> WORDS = List.of(
            List.of(
                    "pass",
                    "Every place in scope was looked at and no fault stands. Exempt faults are counted beside it."),
            List.of("fail", "At least one fault stands that no exemption covers."),
            List.of("not evaluated", "Nobody looked at a place, or the look failed, or only events could tell."),
            List.of("not available", "The region is off in the account or the service does not exist there."),
            List.of("manual", "No guardrail gives evidence; a person has to."),
            List.of("open", "The last word of trail and sweep on a resource is that its fault stands."),
            List.of("exempt", "The fault stands and an exemption that has not ended covers it."),
            List.of("due", "No fault yet: it becomes one on a known day if nobody acts, and the owner was told."),
            List.of(
                    "remediated",
                    "A look after the write shows the fault gone; that AWS accepted the call is not enough."),
            List.of("partial, failed", "The fault stands; the reason names the call and what AWS said."),
            List.of("undone", "A person took the repair back, behind an exemption; a look shows the state before."));

    private static final List<String> METHOD = List.of(
            "Sources: the trail (every decision, intent and outcome, in order), the results of the last sweep, the settings and the exemptions. Nothing else was asked, AWS neither.",
            "For each guardrail and resource the newest word counts, be it a record or a line of the sweep, up to the end of the period. A fault that could not be looked at again still counts as a fault.",
            "A place is a guardrail in an account and a region; a guardrail over a global service has one place an account. A requirement fails if a fault stands under any guardrail behind it, passes only if all of their places were looked at, and is otherwise not evaluated.",
            "Time to repair runs from the moment the detector names, or the first record where it names none, to the look that shows it gone. Median and 95 of 100 are nearest ranks: times that were measured, never averages. Faults that ended in another way are left out.",
            "The record number is its position in the trail, from 0. The SHA-256 is that of the record's line in the trail, without the line feed.",
            "The order of the ledger is that of the trail; times are Parapet's clock in UTC.");

    private final Page page;
    private final Html html;
    private final Report report;

    MethodPart(Page page, Report report) {
        this.page = page;
        this.html = page.html();
        this.report = report;
    }

    void write() {
        page.section("method", "Method and words", "");
        html.open("ol", "class", "method");
        METHOD.forEach(sentence -> html.leaf("li", sentence));
        html.leaf("li", RegistersPart.staleness(report));
        html.close("ol");
        page.table("Words", "small words", List.of("Word", "Meaning"));
        WORDS.forEach(page::row);
        page.endTable();
        guardrails();
        page.end();
    }

    private String mode(Guarded guarded) {
        List<String> words = report.coverage().accounts().stream()
                .map(guarded::word)
                .distinct()
                .toList();
        return words.size() > 1
                ? "differs by account"
                : words.isEmpty() || words.getFirst().isEmpty() ? "not known" : words.getFirst();
    }

    private void guardrails() {
        List<Guarded> behind = report.evidence().guardrails().stream()
                .filter(guarded -> guarded.control().mappings().stream()
                        .anyMatch(mapping ->
                                mapping.framework().equals(report.framework().id())))
                .toList();
        html.open("details").leaf("summary", "The guardrails behind this report (%d)".formatted(behind.size()));
        page.table(
                "What holds when all is well",
                "",
                List.of("Guardrail", "Holds", "Severity", "Mode", "Places", "Found"));
        for (Guarded guarded : behind) {
            Tally places = report.coverage().of(guarded.id());
            page.row(List.of(
                    guarded.id(),
                    guarded.control().title(),
                    Say.lower(guarded.control().severity()),
                    mode(guarded),
                    Say.number(places.places()),
                    "%d pass, %d fail".formatted(places.pass(), places.fail())));
        }
        page.endTable();
        layers(behind);
        html.close("details");
    }

    /** Auditors ask for prevention first; for every other fault the answer is how soon it is found and what ends it. */
    private void layers(List<Guarded> behind) {
        long bare = behind.stream()
                .filter(guarded -> guarded.control().preventions().isEmpty())
                .count();
        html.leaf(
                "p",
                "No organization policy can prevent %d of these %d faults: such a resource exists until it is found and repaired. A policy binds no management account and changes nothing that is there already, so the others are looked for all the same."
                        .formatted(bare, behind.size()));
        page.table(
                "What stands against each fault",
                "",
                List.of("Guardrail", "Prevented by policy", "Found within", "Repaired", "Taken back"));
        for (Guarded guarded : behind) {
            Summary summary = guarded.summary();
            page.row(
                    List.of(guarded.id(), summary.prevented(), summary.revealed(), summary.repaired(), summary.undo()));
        }
        page.endTable();
    }
}
