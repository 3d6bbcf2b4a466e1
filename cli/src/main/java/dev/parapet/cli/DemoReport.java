package dev.parapet.cli;

import dev.parapet.cli.demo.Demo;
import dev.parapet.cli.demo.Rows;
import dev.parapet.cli.demo.Rows.Repaired;
import dev.parapet.core.AuditRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the demo says at its end: what was repaired, what was left alone and why, where the proof lies, what to try next. */
final class DemoReport {
    private static final List<String> COLUMNS =
            List.of("fault", "resource", "account", "region", "found by", "before -> after", "verified", "record");
    private static final List<String> LEFT = List.of("left alone", "resource", "account", "why");

    /** The table of repairs needs this many columns; a narrower terminal gets two lines a repair. */
    private static final int WIDE = 190;

    private DemoReport() {}

    static List<String> of(Demo demo, List<AuditRecord> trail, Path directory) {
        Map<String, String> names = new HashMap<>();
        demo.organization().ids().forEach((name, id) -> names.put(id, name));
        Rows rows = new Rows(trail, names);
        List<String> lines = new ArrayList<>(List.of("", Ink.BOLD.on("Repaired, and looked at again")));
        lines.addAll(repaired(rows.repaired()));
        lines.addAll(List.of("", Ink.BOLD.on("Left alone, and why")));
        lines.addAll(Table.of(LEFT, rows.left()));
        lines.addAll(end(rows.repaired().size(), directory));
        return lines;
    }

    private static List<String> repaired(List<Repaired> repairs) {
        if (Integer.getInteger("parapet.columns", WIDE) >= WIDE) {
            return Table.of(COLUMNS, repairs.stream().map(DemoReport::cells).toList());
        }
        List<String> heads = Table.of(
                COLUMNS.subList(0, 4),
                repairs.stream().map(repair -> cells(repair).subList(0, 4)).toList());
        List<String> lines = new ArrayList<>(List.of(heads.getFirst()));
        for (int i = 0; i < repairs.size(); i++) {
            Repaired repair = repairs.get(i);
            lines.add(heads.get(i + 1));
            lines.add("  %s, by %s".formatted(Safe.text(repair.change()), Safe.text(repair.foundBy())));
            lines.add(Ink.DIM.on("  verified, record " + repair.entry()));
        }
        return lines;
    }

    private static List<String> cells(Repaired repair) {
        return List.of(
                repair.fault(),
                repair.resource(),
                repair.account(),
                repair.region(),
                repair.foundBy(),
                repair.change(),
                "yes",
                repair.entry());
    }

    private static List<String> end(int repairs, Path directory) {
        return List.of(
                "",
                "%d faults repaired. Every decision, intent and outcome is in %s"
                        .formatted(repairs, directory.resolve("trail.jsonl")),
                "",
                "Try next:",
                "  ./parapet catalogue                      what Parapet guards",
                "  ./parapet catalogue net-sg-db-ingress    one guardrail: why, what reveals it, what repairs it",
                "  ./parapet demo --keep                    the same, with a sandbox that stays: plan, replay and undo there");
    }
}
