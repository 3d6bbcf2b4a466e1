package dev.parapet.audit.report;

import dev.parapet.audit.report.Swept.Word;
import dev.parapet.core.AuditRecord.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A failure of the control itself, or something it refused.
 *
 * @param at when, where that is known
 * @param what it happened to
 * @param reason in the words of the record
 * @param index of the record, where there is one
 */
public record Trouble(Kind kind, Optional<Instant> at, String what, String reason, Optional<Long> index, String entry) {
    /** What sort of failure. */
    public enum Kind {
        OPEN_INTENT("open intent", "Writes were about to happen, and nothing says what became of them."),
        FAILED("failed repair", "AWS refused a write, or the second look still showed the fault."),
        UNREAD("resource not read", "The live state could not be read, so nothing was decided."),
        PLACE("place not looked at", "A sweep could not look at a guardrail's resources in an account and region."),
        REJECTED("rejected event", "An event was malformed, or its sender may not speak for the account."),
        SKEW(
                "clocks disagree",
                "Times of a record contradict each other by more than five minutes; its place in the log does not.");

        private final String word;
        private final String meaning;

        Kind(String word, String meaning) {
            this.word = word;
            this.meaning = meaning;
        }

        /** The word for it, in every format. */
        public String word() {
            return word;
        }

        String meaning() {
            return meaning;
        }
    }

    /**
     * Everything of the period, by kind and in order.
     *
     * @param told what records tell of
     */
    static List<Trouble> of(Evidence evidence, List<Change> changes, List<Trouble> told) {
        List<Trouble> all = new ArrayList<>(told);
        changes.forEach(change -> of(change).ifPresent(all::add));
        all.addAll(places(evidence));
        all.sort(Comparator.comparing(Trouble::kind)
                .thenComparing(trouble -> trouble.at().orElse(Instant.MAX))
                .thenComparing(Trouble::what));
        return List.copyOf(all);
    }

    private static Optional<Trouble> of(Change change) {
        String what = "%s %s".formatted(change.guardrail(), change.resource());
        return switch (change.outcome()) {
            case "open" -> Optional.of(of(Kind.OPEN_INTENT, change, what));
            case "failed", "partial" -> Optional.of(of(Kind.FAILED, change, what));
            default -> Optional.empty();
        };
    }

    private static Trouble of(Kind kind, Change change, String what) {
        return new Trouble(
                kind,
                Optional.of(change.end().orElse(change.start())),
                what,
                change.reason(),
                Optional.of(change.index()),
                change.entry());
    }

    /** What a record of the period tells of, if anything. */
    static Optional<Trouble> of(LedgerEntry entry, Scope scope) {
        boolean unread = entry.phase() == Phase.DECIDED && entry.outcome().equals("failed");
        boolean mine = entry.resource()
                .map(resource -> scope.holds(resource.account()))
                .orElse(true);
        if (entry.phase() != Phase.REJECTED && !(unread && mine)) {
            return Optional.empty();
        }
        return Optional.of(new Trouble(
                unread ? Kind.UNREAD : Kind.REJECTED,
                Optional.of(entry.at()),
                entry.resource()
                        .map(resource -> "%s %s".formatted(entry.guardrail(), resource))
                        .orElse("event"),
                entry.record().reason(),
                Optional.of(entry.index()),
                entry.id()));
    }

    /** Clocks that contradict each other about a record. */
    static Trouble skewed(LedgerEntry entry, String how) {
        return new Trouble(Kind.SKEW, Optional.of(entry.at()), "record", how, Optional.of(entry.index()), entry.id());
    }

    /** A role that is missing fails everywhere at once: places with one reason are one trouble. */
    private static List<Trouble> places(Evidence evidence) {
        Map<String, List<String>> byReason = new TreeMap<>();
        evidence.sweep().visits().stream()
                .filter(visit ->
                        visit.state() == Word.FAILED && evidence.scope().holds(visit.account()))
                .forEach(visit -> byReason.computeIfAbsent(visit.reason(), first -> new ArrayList<>())
                        .add("%s %s %s".formatted(visit.account(), visit.region(), visit.guardrail())));
        return byReason.entrySet().stream()
                .map(failed -> new Trouble(
                        Kind.PLACE,
                        evidence.sweep().at(),
                        some(failed.getValue()),
                        failed.getKey(),
                        Optional.empty(),
                        ""))
                .toList();
    }

    private static String some(List<String> places) {
        return places.size() <= 3
                ? String.join("; ", places)
                : "%s and %d more".formatted(places.getFirst(), places.size() - 1);
    }
}
