package dev.parapet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.audit.report.Framework;
import dev.parapet.core.Control;
import dev.parapet.remediations.Guardrails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @BeforeEach
    void trail() throws IOException {
        Files.createDirectories(directory.resolve("state"));
        Files.writeString(directory.resolve("state/trail.jsonl"), "");
    }

    private Shell.Said report(String... more) {
        List<String> words = new ArrayList<>(List.of("report"));
        words.addAll(List.of(more));
        words.addAll(List.of("--out", directory.resolve("out").toString()));
        if (!words.contains("--state")) {
            words.addAll(List.of("--state", directory.resolve("state").toString()));
        }
        return Shell.run(words.toArray(String[]::new));
    }

    static List<String> frameworks() {
        return Framework.all().stream().map(Framework::id).toList();
    }

    @ParameterizedTest
    @MethodSource("frameworks")
    void a_report_can_be_made_for_every_framework(String framework) throws IOException {
        Shell.Said said = report("--framework", framework, "--format", "html,json", "--at", "2026-11-24T12:00:00Z");

        assertThat(said.err()).isEmpty();
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("supports evidence for");
        assertThat(Files.readString(directory.resolve("out/SHA256SUMS"))).contains("report.html", "report.json");
        assertThat(directory.resolve("out/report.html")).isNotEmptyFile();
    }

    /** Otherwise a mapping would be listed far from the section it belongs to. */
    @ParameterizedTest
    @MethodSource("frameworks")
    void the_tree_has_every_id_that_a_guardrail_maps_to(String id) {
        Framework framework = Framework.all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        Set<String> known =
                framework.requirements().stream().map(Framework.Requirement::id).collect(Collectors.toSet());

        assertThat(mapped(id)).isNotEmpty().allMatch(known::contains);
    }

    private static Stream<String> mapped(String framework) {
        return Guardrails.controls().stream()
                .map(Control::mappings)
                .flatMap(List::stream)
                .filter(mapping -> mapping.framework().equals(framework))
                .flatMap(mapping -> mapping.requirements().stream());
    }

    @Test
    void every_framework_that_guardrails_map_to_has_a_report() {
        assertThat(Guardrails.controls().stream().flatMap(control -> control.mappings().stream()))
                .extracting(mapping -> mapping.framework())
                .allMatch(frameworks()::contains);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--framework cis-5 | did you mean 'cis-5.0'",
                "--framework soc2 --format jsn | did you mean 'json'",
                "--framework soc2 --account 12 | twelve digits",
                "--framework soc2 --from yesterday | takes a day such as 2026-11-01",
                "--framework soc2 --from 2026-11-02 --to 2026-11-01 | ends before it begins",
                "--framework soc2 --redact-key k | says nothing without --redact-accounts",
                "--framework soc2 --redact-map m | says nothing without --redact-accounts",
                "--framework soc2 --redact-accounts --redact-key nowhere | there is no file nowhere",
                "--framework soc2 --units nowhere | there is no file nowhere"
            })
    void a_wrong_word_is_named_with_what_was_meant(String words, String complaint) {
        Shell.Said said = report(words.strip().split(" ", -1));

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains(complaint);
    }

    @Test
    void a_state_directory_without_a_trail_is_not_made() {
        Path elsewhere = directory.resolve("elsewhere");
        Shell.Said said = report("--framework", "soc2", "--state", elsewhere.toString());

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).contains("holds no trail.jsonl");
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void units_may_come_from_a_file() throws IOException {
        Path units = Files.writeString(
                directory.resolve("units"),
                "# ours\n111122223333 Workloads/Production\n444455556666,Workloads/Test\n777788889999\n");
        Shell.Said said =
                report("--framework", "soc2", "--units", units.toString(), "--ou", "Workloads", "--format", "json");

        assertThat(said.err()).isEmpty();
        assertThat(Files.readString(directory.resolve("out/report.json")))
                .contains("\"accounts\":[\"111122223333\",\"444455556666\"]", "\"units\":[\"Workloads\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1111 Workloads | line 1 is not an account and its unit",
                "111122223333 A\\n111122223333 B | line 2 puts 111122223333 into 'B', a line before it into 'A'"
            })
    void a_line_of_units_that_says_nothing_is_named(String text, String complaint) throws IOException {
        Path units = Files.writeString(directory.resolve("units"), text.replace("\\n", "\n"));
        Shell.Said said = report("--framework", "soc2", "--units", units.toString());

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).contains(complaint);
    }

    @Test
    void the_words_of_a_redacted_report_are_explained_where_that_was_asked_for_and_nowhere_else() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "0123456789abcdef0123456789abcdef");
        Path map = directory.resolve("map.csv");
        List<String> words = List.of(
                "--framework",
                "soc2",
                "--account",
                "111122223333",
                "--redact-accounts",
                "--redact-key",
                key.toString());
        assertThat(report(words.toArray(String[]::new)).status()).isZero();
        assertThat(Files.readString(directory.resolve("out/report.html"))).doesNotContain("111122223333");

        List<String> more = new ArrayList<>(words);
        more.addAll(List.of("--redact-map", map.toString()));
        assertThat(report(more.toArray(String[]::new)).err()).isEmpty();
        String word = Files.readAllLines(map).getLast().replace("111122223333,", "");
        assertThat(word).matches("account-[a-z]{8}");
        assertThat(Files.readString(directory.resolve("out/report.html"))).contains(word);
        assertThat(report(more.toArray(String[]::new)).err()).contains("map.csv exists");
    }

    @Test
    void a_map_does_not_travel_with_the_report_and_a_key_is_long_enough() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "short");

        assertThat(report(
                                "--framework",
                                "soc2",
                                "--redact-accounts",
                                "--redact-map",
                                directory.resolve("out/map").toString())
                        .err())
                .contains("must not travel with the report");
        assertThat(report("--framework", "soc2", "--redact-accounts", "--redact-key", key.toString())
                        .err())
                .contains("holds 5 bytes; a key has 16 or more");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void a_directory_that_holds_no_sweep_is_told() {
        Shell.Said said = report("--framework", "soc2", "--sweep", directory.toString());

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).contains("results.jsonl", "give the --out of a sweep");
    }

    @Test
    void a_torn_line_of_a_sweep_is_named() throws IOException {
        Files.writeString(directory.resolve("results.jsonl"), "{\"guardrail\":\"pub-");
        Files.writeString(directory.resolve("units.jsonl"), "");
        Shell.Said said = report("--framework", "soc2", "--sweep", directory.toString());

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).contains("line 1", "--resume");
    }
}
