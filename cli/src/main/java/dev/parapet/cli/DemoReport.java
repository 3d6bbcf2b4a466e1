package dev.parapet.cli;

import dev.parapet.cli.demo.Demo;
import dev.parapet.cli.demo.Rows;
import dev.parapet.core.AuditRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the demo says at its end: what was repaired, what was left alone and why, where the proof lies, what to try next. */
final class DemoReport {
    private DemoReport() {}

    static List<String> of(Demo demo, List<AuditRecord> trail, Path directory) {
        Map<String, String> names = new HashMap<>();
        demo.organization().ids().forEach((name, id) -> names.put(id, name));
        Rows rows = new Rows(trail, names);
        List<String> lines = new ArrayList<>(List.of("", Ink.BOLD.on("Repaired, and looked at again")));
        lines.addAll(Table.of(Rows.REPAIRED, rows.repaired()));
        lines.addAll(List.of("", Ink.BOLD.on("Left alone, and why")));
        lines.addAll(Table.of(Rows.LEFT, rows.left()));
        lines.addAll(
                List.of(
                        "",
                        "%d faults repaired. Every decision, intent and outcome is in %s"
                                .formatted(rows.repaired().size(), directory.resolve("trail.jsonl")),
                        "",
                        "Try next:",
                        "  ./parapet catalogue                      what Parapet guards",
                        "  ./parapet catalogue net-sg-db-ingress    one guardrail: why, what reveals it, what repairs it",
                        "  ./parapet demo --keep                    the same with a sandbox that stays: plan, replay and undo there"));
        return lines;
    }
}
