package dev.parapet.cli;

import dev.parapet.cli.demo.Demo;
import dev.parapet.cli.demo.Found;
import dev.parapet.cli.demo.Found.End;
import dev.parapet.cli.demo.Rows;
import dev.parapet.cli.demo.Twin;
import dev.parapet.core.AuditRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the demo says at its end: repaired, waiting, told and left alone; where the proof lies, and what to try next. */
final class DemoReport {
    /** A narrower terminal is not told where each example lies. */
    private static final int WIDE = 180;

    /** Nobody reads longer lines. */
    private static final int MOST = 200;

    private final Rows rows;
    private final int width = Integer.getInteger("parapet.columns", WIDE);
    private final List<String> lines = new ArrayList<>();

    private DemoReport(Rows rows) {
        this.rows = rows;
    }

    static List<String> of(Demo demo, List<AuditRecord> trail, Path directory) {
        Map<String, String> names = new HashMap<>();
        demo.organization().ids().forEach((name, id) -> names.put(id, name));
        DemoReport report = new DemoReport(new Rows(trail, names));
        report.repaired();
        report.waiting();
        report.section(
                "Told to people, with the first step: no write would be safe, or possible",
                End.TOLD,
                "first step",
                Found::firstStep);
        report.section("Left alone, because somebody answers for it", End.EXEMPT, "why", Found::reason);
        report.section("Still to be done", End.UNFINISHED, "why", Found::reason);
        report.refused();
        report.end(demo.company().twins(), directory);
        return report.lines;
    }

    private void repaired() {
        List<List<String>> table = rows.byKind(End.REPAIRED).stream()
                .map(kind -> cells(kind.getFirst(), kind.size()))
                .toList();
        table(
                "Repaired, and looked at again",
                wide(List.of("fault", "times", "for example", "account", "found by", "record", "before -> after")),
                table);
    }

    private void waiting() {
        section(
                "Waits for a person: these writes may interrupt something, or cannot be taken back",
                End.WAITING,
                "what would be written",
                Found::change);
    }

    private void refused() {
        rows.refused().forEach(reason -> lines.addAll(List.of("", "Refused an event: " + Safe.text(reason))));
    }

    private List<String> cells(Found fault, int times) {
        return wide(List.of(
                fault.guardrail(),
                "" + times,
                Table.cut(fault.resource(), 28),
                fault.account(),
                Table.cut(fault.foundBy(), 30),
                fault.entry().id(),
                fault.change()));
    }

    /** The first two columns and the last are for every terminal. */
    private List<String> wide(List<String> cells) {
        return width >= WIDE ? cells : List.of(cells.get(0), cells.get(1), cells.getLast());
    }

    private void section(String title, End end, String what, Function<Found, String> telling) {
        List<List<String>> table = rows.byKind(end).stream()
                .flatMap(List::stream)
                .map(fault -> List.of(
                        fault.guardrail(), Table.cut(fault.resource(), 28), fault.account(), telling.apply(fault)))
                .toList();
        table(title, List.of("fault", "resource", "account", what), table);
    }

    private void table(String title, List<String> head, List<List<String>> table) {
        if (!table.isEmpty()) {
            lines.addAll(List.of("", Ink.BOLD.on(title)));
            lines.addAll(Table.within(Math.min(width, MOST), head, table));
        }
    }

    private void end(List<Twin> twins, Path directory) {
        List<Found> faults = rows.faults();
        lines.addAll(
                List.of(
                        "",
                        "%d faults of %d kinds: %d repaired, %d wait for a person, %d told to people, %d exempt."
                                .formatted(
                                        faults.size(),
                                        faults.stream()
                                                .map(Found::guardrail)
                                                .distinct()
                                                .count(),
                                        count(faults, End.REPAIRED),
                                        count(faults, End.WAITING),
                                        count(faults, End.TOLD),
                                        count(faults, End.EXEMPT)),
                        twins(twins),
                        "Every decision, intent and outcome: " + directory.resolve("trail.jsonl"),
                        "The events, and Parapet's answers:  %s and %s"
                                .formatted(directory.resolve("events"), directory.resolve("results.jsonl")),
                        "",
                        "Try next:",
                        "  ./parapet catalogue                      what Parapet guards",
                        "  ./parapet catalogue net-sg-db-ingress    one guardrail: why, what reveals it, what repairs it",
                        "  ./parapet approvals --state %s    what waits, each with its plan".formatted(directory),
                        "  ./parapet demo --keep                    the same, with a sandbox that stays: plan, replay, approve, undo"));
    }

    private static long count(List<Found> faults, End end) {
        return faults.stream().filter(fault -> fault.end() == end).count();
    }

    private static String twins(List<Twin> twins) {
        List<String> touched = twins.stream()
                .filter(twin -> !twin.untouched())
                .map(Twin::resource)
                .toList();
        return touched.isEmpty()
                ? "%d healthy twins are as they were.".formatted(twins.size())
                : "Changed without need: " + String.join(", ", touched);
    }
}
