package dev.parapet.cli;

import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Outcome;
import dev.parapet.core.Verdict;
import dev.parapet.remediations.Answer;
import dev.parapet.remediations.sweep.Tally;
import dev.parapet.remediations.sweep.Unit;
import dev.parapet.remediations.sweep.Watcher;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Help.Ansi;

/** A sweep as it is told to a person: a bar while it runs, a table of faults and the list of what failed at its end. */
final class SweepStory implements Watcher {
    private static final int WIDTH = 30;

    private final PrintWriter screen;
    private final Optional<PrintWriter> lines;
    private final SweepFiles files;
    private final Instant start = Instant.now();
    private final Map<String, Count> counts = new TreeMap<>();
    private final Map<String, List<String>> broken = new LinkedHashMap<>();
    private int resources;
    private boolean whole = true;

    SweepStory(PrintWriter screen, Optional<PrintWriter> lines, SweepFiles files) {
        this.screen = screen;
        this.lines = lines;
        this.files = files;
    }

    /** What became of the resources of one guardrail. */
    private static final class Count {
        private int seen;
        private int faults;
        private int repaired;
        private int waiting;
        private int exempt;
        private int failed;
        private final String severity;

        Count(Control control) {
            severity = control.severity().name().toLowerCase(java.util.Locale.ROOT);
        }

        void add(Verdict verdict) {
            seen++;
            faults += verdict.decision() instanceof Decision.Compliant ? 0 : 1;
            exempt += verdict.decision() instanceof Decision.Exempt ? 1 : 0;
            switch (verdict.outcome()) {
                case Outcome.Remediated remediated -> repaired++;
                case Outcome.AwaitingApproval awaiting -> waiting++;
                case Outcome.Held held -> waiting++;
                case Outcome.Failed failure -> failed++;
                case Outcome.Partial partial -> failed++;
                case Outcome.Advanced advanced -> {}
                case Outcome.None none -> {}
                case Outcome.Unchanged unchanged -> {}
                case Outcome.Planned planned -> {}
            }
        }

        List<String> row(String guardrail) {
            return List.of(
                    guardrail, severity, "" + seen, "" + faults, "" + exempt, "" + repaired, "" + waiting, "" + failed);
        }
    }

    void begins(List<Unit> units) {
        long accounts =
                units.stream().map(unit -> unit.place().account()).distinct().count();
        screen.println("%d accounts, %d guardrails, %d places to look at"
                .formatted(
                        accounts,
                        units.stream()
                                .map(unit -> unit.guardrail().control().id())
                                .distinct()
                                .count(),
                        units.size()));
        if (!files.finished().isEmpty()) {
            screen.println("%d places were finished before and are left out"
                    .formatted(files.finished().size()));
        }
        screen.flush();
    }

    @Override
    public void judged(Unit unit, Verdict verdict) {
        resources++;
        counts.computeIfAbsent(verdict.control().id(), first -> new Count(verdict.control()))
                .add(verdict);
        String line =
                Line.of("sweep", new Answer.Judged(Optional.empty(), verdict)).toString();
        files.result(line);
        lines.ifPresent(out -> out.println(line));
    }

    @Override
    public void ended(Tally tally, int done, int of) {
        files.ended(tally);
        if (tally.state() == Tally.State.FAILED) {
            whole = false;
            broken.computeIfAbsent(tally.reason(), reason -> new ArrayList<>()).add(tally.unit());
        }
        bar(done, of);
    }

    private void bar(int done, int of) {
        if (Ansi.AUTO.enabled()) {
            int filled = done * WIDTH / of;
            long seconds = Duration.between(start, Instant.now()).toSeconds();
            screen.print("\r\u001b[K%s%s %d/%d places, %d resources, %d s, about %d s left"
                    .formatted(
                            "█".repeat(filled),
                            "░".repeat(WIDTH - filled),
                            done,
                            of,
                            resources,
                            seconds,
                            seconds * (of - done) / done));
            if (done == of) {
                screen.print("\r\u001b[K");
            }
            screen.flush();
        }
    }

    /** Whether every place was looked at and nothing failed. */
    boolean whole() {
        return whole;
    }

    void ends() {
        lines.ifPresent(PrintWriter::flush);
        List<List<String>> rows = counts.entrySet().stream()
                .map(entry -> entry.getValue().row(entry.getKey()))
                .toList();
        screen.println();
        Table.of(
                        List.of(
                                "guardrail",
                                "severity",
                                "looked at",
                                "faults",
                                "exempt",
                                "repaired",
                                "waiting",
                                "failed"),
                        rows)
                .forEach(screen::println);
        screen.println();
        broken.forEach((reason, units) -> screen.println(Ink.RED.on("not done  ")
                + Safe.text(
                        "%s: %s".formatted(reason, units.size() <= 3 ? String.join("; ", units) : summary(units)))));
        screen.println("%d resources in %.1f s; results in %s"
                .formatted(
                        resources,
                        Duration.between(start, Instant.now()).toMillis() / 1000.0,
                        files.place().resolve("results.jsonl")));
        if (!whole) {
            screen.println("go on with: parapet sweep --resume --out " + files.place());
        }
        screen.flush();
    }

    private static String summary(List<String> units) {
        return "%s and %d more places".formatted(units.getFirst(), units.size() - 1);
    }
}
