package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.audit.StateDirectory;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.Json;
import dev.parapet.remediations.Guardrails;
import dev.parapet.sandbox.Scene;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing a newcomer runs: it shows the truth and leaves nothing behind. */
class DemoTest {
    /** Where a Python with moto is found; the rest of this environment stays out. */
    private static final List<String> NEEDED =
            List.of("PATH", "HOME", "PARAPET_MOTO", "PARAPET_MOTO_URL", "USERPROFILE", "SystemRoot");

    @TempDir
    Path directory = Path.of("set by JUnit");

    @Test
    void demo_repairs_tells_proves_and_leaves_no_process_behind_and_can_be_run_again() throws Exception {
        for (String name : List.of("first", "second")) {
            Path out = directory.resolve(name);
            List<ProcessHandle> children = run(out);
            assertThat(children).as("moto ran").isNotEmpty();
            for (ProcessHandle child : children) {
                child.onExit().get(20, TimeUnit.SECONDS);
            }
            proves(out);
        }
    }

    private void proves(Path out) throws IOException {
        assertThat(decisions(out)).filteredOn("rejected"::equals).hasSize(1);
        assertThat(decisions(out)).filteredOn("exempt"::equals).hasSize(1);
        try (StateDirectory state = StateDirectory.open(out)) {
            List<AuditRecord> trail = state.trail().records();
            assertThat(state.trail().openIntents()).isEmpty();
            assertThat(failedThenRepaired(trail)).containsExactly("enc-s3-bucket acme-data-lake");
            assertThat(kindsOfFaults(trail))
                    .hasSizeGreaterThanOrEqualTo(Math.min(20, kindsWithScenes().size()))
                    .containsAll(kindsWithScenes());
            consistent(trail, json(out.resolve("results.jsonl")));
        }
    }

    /** Every guardrail that brings a fault for the demo in its folder. */
    private static Set<String> kindsWithScenes() {
        return Guardrails.all().stream()
                .filter(guardrail -> Scene.of(guardrail.getClass(), guardrail.control()).stream()
                        .anyMatch(scene -> List.of("remediated", "none").contains(scene.outcome())))
                .map(guardrail -> guardrail.control().id())
                .collect(Collectors.toSet());
    }

    private static Set<String> kindsOfFaults(List<AuditRecord> trail) {
        return trail.stream()
                .filter(record ->
                        List.of("remediate", "warn", "escalate", "exempt").contains(record.decision()))
                .map(record -> record.guardrail().orElseThrow())
                .collect(Collectors.toSet());
    }

    /** No outcome without its intent before it, no second record of one name, no answer that the trail does not know. */
    private static void consistent(List<AuditRecord> trail, List<JsonNode> results) {
        Set<String> known = new HashSet<>();
        for (AuditRecord record : trail) {
            record.intent().ifPresent(intent -> assertThat(known).contains(intent));
            assertThat(known.add(record.id())).as(record.id()).isTrue();
        }
        assertThat(results)
                .filteredOn(line -> !line.path("record").isNull())
                .allSatisfy(
                        line -> assertThat(known).contains(line.path("record").asText()));
        assertThat(results)
                .filteredOn(line -> line.path("outcome").asText().equals("remediated"))
                .hasSize((int) trail.stream()
                        .filter(record ->
                                record.outcome().filter("remediated"::equals).isPresent())
                        .count());
    }

    /** Faults whose first outcome is failed and whose last is remediated. */
    private static List<String> failedThenRepaired(List<AuditRecord> trail) {
        Map<String, List<String>> outcomes = trail.stream()
                .filter(record -> record.phase() == AuditRecord.Phase.OUTCOME)
                .collect(Collectors.groupingBy(
                        record -> "%s %s"
                                .formatted(
                                        record.guardrail().orElseThrow(),
                                        record.target().orElseThrow().resource().id()),
                        TreeMap::new,
                        Collectors.mapping(record -> record.outcome().orElseThrow(), Collectors.toList())));
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue().equals(List.of("failed", "remediated")))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> decisions(Path out) throws IOException {
        return json(out.resolve("results.jsonl")).stream()
                .map(line -> line.path("decision").asText())
                .toList();
    }

    private static List<JsonNode> json(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(parse(line));
        }
        return lines;
    }

    private static JsonNode parse(String line) {
        try {
            return Json.read(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not a line of JSON: " + line, e);
        }
    }

    /** Runs to the end; answers the processes that the demo had started. */
    private List<ProcessHandle> run(Path out) throws IOException, InterruptedException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().retainAll(NEEDED);
        Process demo = new Cli(environment, directory).start("demo", "--out", out.toString());
        List<ProcessHandle> children = new ArrayList<>();
        List<String> told = new ArrayList<>();
        try (BufferedReader reader = demo.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                told.add(line);
                if (line.contains("planted")) {
                    demo.descendants().forEach(children::add);
                }
            }
        }
        assertThat(demo.waitFor()).as(String.join("\n", told)).isZero();
        assertThat(told)
                .anyMatch(line -> line.matches("\\d+ faults of \\d+ kinds: .*"))
                .anyMatch(line -> line.matches("\\d+ healthy twins are as they were\\."))
                .noneMatch(line -> line.contains("Still to be done"));
        return children;
    }
}
