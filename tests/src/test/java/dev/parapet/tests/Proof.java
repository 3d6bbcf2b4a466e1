package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.sandbox.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the scenes have shown of each guardrail, as the table in {@code docs/proof.md}. */
final class Proof {
    private static final Path PAGE = Path.of("../docs/proof.md");
    private static final String HEAD = """
            # What the tests have seen of each guardrail

            Made by `SceneTest`, which plays every scene of every guardrail against the AWS stand-in. A repair is made, delivered
            again (no write may follow), taken back, made anew after somebody brought the fault back, and tried with every write
            denied. Then each of its writes is denied alone, and the process is ended before and after each of its writes; the next
            one has to finish the work without writing anything twice. What only tells people is played to see that it writes
            nothing.

            | guardrail | scene | ends as | again writes | undo brings back | back again | writes denied and killed at |
            |---|---|---|---|---|---|---|
            """;

    private final Map<String, Row> rows = new TreeMap<>();

    private record Row(Scene scene, String ends, String undo, String again, String broken) {
        String name() {
            return "| `%s` | %s | %s |"
                    .formatted(scene.guardrail(), scene.name().replace('-', ' '), ends);
        }

        @Override
        public String toString() {
            return "| `%s` | %s | %s | 0 | %s | %s | %s |%n"
                    .formatted(scene.guardrail(), scene.name().replace('-', ' '), ends, undo, again, broken);
        }
    }

    synchronized void played(Scene scene) {
        Row row = row(scene);
        put(new Row(scene, scene.outcome(), row.undo(), row.again(), row.broken()));
    }

    synchronized void undone(Scene scene, String what) {
        Row row = row(scene);
        put(new Row(scene, row.ends(), what, row.again(), row.broken()));
    }

    synchronized void repairedAgain(Scene scene) {
        Row row = row(scene);
        put(new Row(scene, row.ends(), row.undo(), "repaired", row.broken()));
    }

    synchronized void broken(Scene scene, int writes) {
        Row row = row(scene);
        put(new Row(scene, row.ends(), row.undo(), row.again(), writes == 1 ? "1 write" : writes + " writes"));
    }

    private Row row(Scene scene) {
        return rows.getOrDefault(scene.toString(), new Row(scene, "?", "-", "-", "-"));
    }

    private void put(Row row) {
        rows.put(row.scene().toString(), row);
    }

    /** Holds the page to what was seen; {@code -Dparapet.accept=true} writes it anew. */
    synchronized void isWhatThePageSays() throws IOException {
        String page = HEAD + rows.values().stream().map(Row::toString).collect(Collectors.joining());
        if (Boolean.getBoolean("parapet.accept")) {
            Files.writeString(PAGE, page);
        }
        String shown = Files.readString(PAGE);
        assertThat(rows.values())
                .as("docs/proof.md; -Dparapet.accept=true writes it anew")
                .allSatisfy(row -> assertThat(shown).contains(row.name()));
    }
}
