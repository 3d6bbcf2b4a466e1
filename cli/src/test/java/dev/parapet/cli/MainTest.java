package dev.parapet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Control;
import dev.parapet.core.Json;
import dev.parapet.remediations.Guardrails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    static Set<String> verbs() {
        return Main.commandLine().getSubcommands().keySet();
    }

    static List<Control> controls() {
        return Guardrails.controls();
    }

    @Test
    void the_verbs_are_these() {
        assertThat(verbs())
                .containsExactlyInAnyOrder(
                        "demo",
                        "init",
                        "doctor",
                        "exempt",
                        "org",
                        "policy",
                        "audit",
                        "report",
                        "sweep",
                        "approvals",
                        "approve",
                        "deny",
                        "plan",
                        "replay",
                        "undo",
                        "catalogue",
                        "version",
                        "generate-completion",
                        "help");
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void every_verb_explains_itself_within_a_hundred_columns(String verb) {
        Shell.Said said = Shell.run(verb, "--help");

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("Usage: parapet " + verb);
        assertThat(said.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(said.err()).isEmpty();
    }

    @Test
    void help_names_every_verb() {
        Shell.Said said = Shell.run("--help");

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains(verbs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demmo", "remediate", ""})
    void an_unknown_verb_is_wrong_usage(String verb) {
        Shell.Said said = Shell.run(verb);

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void without_a_verb_it_is_wrong_usage() {
        Shell.Said said = Shell.run();

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("a verb is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "init", "exempt", "audit", "plan", "replay", "undo", "catalogue", "version"})
    void an_unknown_option_is_wrong_usage(String verb) {
        assertThat(Shell.run(verb, "--no-such-option").status()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replay event.json",
                "replay --state d event.json",
                "undo X",
                "plan",
                "replay --settings s --state d --mode approve e"
            })
    void a_call_that_lacks_something_is_wrong_usage(String call) {
        assertThat(Shell.run(call.split(" ")).status()).isEqualTo(2);
    }

    @Test
    void settings_that_are_wrong_are_told_in_one_line_with_their_place() throws IOException {
        Path settings = Files.writeString(directory.resolve("parapet.yaml"), "mod: report\n");
        Shell.Said said = Shell.run(
                "replay",
                "--settings",
                settings.toString(),
                "--state",
                directory.resolve("s").toString(),
                "event.json");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err().lines())
                .containsExactly("parapet: " + settings + ":1:1: unknown key 'mod'; did you mean 'mode'?");
    }

    @Test
    void version_names_version_and_java() {
        Shell.Said said = Shell.run("version");

        assertThat(said.status()).isZero();
        assertThat(said.out()).matches("parapet \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(Java 25.*\\)\\R");
        assertThat(Shell.run("--version").out()).isEqualTo(said.out());
    }

    @Test
    void the_catalogue_has_a_line_for_every_guardrail() {
        Shell.Said said = Shell.run("catalogue");

        assertThat(said.status()).isZero();
        assertThat(said.out().lines().skip(1).map(line -> line.split(" ", 2)[0]))
                .containsExactlyElementsOf(controls().stream().map(Control::id).toList());
    }

    @ParameterizedTest
    @MethodSource("controls")
    void the_catalogue_page_of_a_guardrail_holds_its_published_facts(Control control) {
        Shell.Said said = Shell.run("catalogue", control.id());

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains(control.id(), control.title(), control.why(), control.resourceType());
        assertThat(facts(control)).allSatisfy(fact -> assertThat(said.out()).contains(fact));
    }

    private static List<String> facts(Control control) {
        return Stream.of(
                        control.triggers().stream().map(trigger -> trigger.describe()),
                        control.permissions().stream().map(permission -> permission.action()),
                        control.mappings().stream().map(mapping -> mapping.framework()),
                        control.parameters().stream().map(parameter -> parameter.name()))
                .flatMap(facts -> facts)
                .toList();
    }

    @Test
    void the_catalogue_in_json_is_a_document_a_line() throws IOException {
        Shell.Said said = Shell.run("catalogue", "--json");
        List<String> lines = said.out().lines().toList();

        assertThat(lines).hasSameSizeAs(controls());
        for (int i = 0; i < lines.size(); i++) {
            JsonNode facts = Json.read(lines.get(i));
            assertThat(facts.path("id").asText()).isEqualTo(controls().get(i).id());
            assertThat(facts.path("permissions"))
                    .hasSameSizeAs(controls().get(i).permissions());
        }
        assertThat(Shell.run("catalogue", "pub-rds-instance", "--json").out().lines())
                .hasSize(1);
    }

    @Test
    void an_unknown_guardrail_is_answered_with_the_nearest() {
        Shell.Said said = Shell.run("catalogue", "pub-rds-instanc");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("there is no guardrail 'pub-rds-instanc'; did you mean 'pub-rds-instance'?");
    }

    @Test
    void an_unknown_guardrail_cannot_speak_to_the_terminal() {
        assertThat(Shell.run("catalogue", "\u001b[31mred").err()).doesNotContain("\u001b");
    }

    @Test
    void there_is_no_colour_where_there_is_no_terminal() {
        assertThat(Shell.run("catalogue").out()).doesNotContain("\u001b");
        assertThat(Shell.run("catalogue", "enc-s3-bucket").out()).doesNotContain("\u001b");
        assertThat(Shell.run("--help").out()).doesNotContain("\u001b");
        assertThat(Shell.run("demmo").err()).doesNotContain("\u001b");
    }

    @Test
    void the_completion_script_is_one_that_bash_reads() throws IOException, InterruptedException {
        Shell.Said said = Shell.run("generate-completion");
        Path script = Files.writeString(directory.resolve("completion"), said.out());
        Process bash = new ProcessBuilder("bash", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        String complaints = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("catalogue", "--settings");
        assertThat(complaints).isEmpty();
        assertThat(bash.waitFor()).isZero();
    }
}
