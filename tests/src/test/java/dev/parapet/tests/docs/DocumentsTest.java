package dev.parapet.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.parapet.cli.Main;
import dev.parapet.core.Control;
import dev.parapet.policies.Settings;
import dev.parapet.policies.SettingsFile;
import dev.parapet.remediations.Guardrails;
import dev.parapet.tests.docs.Documents.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DocumentsTest {
    private static final String PROMPT = "$ ";

    @TestFactory
    Stream<DynamicTest> every_command_shown_is_one_that_parapet_takes() throws IOException {
        return Documents.all().stream()
                .flatMap(document -> document.blocks("console").stream()
                        .flatMap(String::lines)
                        .filter(line -> line.startsWith(PROMPT + "./parapet "))
                        .map(line -> DynamicTest.dynamicTest(document + ": " + line, () -> parse(line))));
    }

    private static void parse(String line) {
        String[] words = line.substring((PROMPT + "./parapet ").length()).trim().split(" +");
        assertThatCode(() -> Main.commandLine().parseArgs(words)).doesNotThrowAnyException();
    }

    @TestFactory
    Stream<DynamicTest> every_settings_file_shown_is_valid() throws IOException {
        List<String> ids = Guardrails.controls().stream().map(Control::id).toList();
        return Documents.all().stream()
                .flatMap(document -> document.blocks("yaml").stream()
                        .map(block -> DynamicTest.dynamicTest(document.toString(), () -> {
                            Settings settings = SettingsFile.read(document.toString(), block, ids);
                            assertThat(Guardrails.under(settings)).hasSameSizeAs(ids);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> every_link_within_the_repository_leads_somewhere() throws IOException {
        return Documents.all().stream()
                .map(document -> DynamicTest.dynamicTest(
                        document.toString(), () -> assertThat(document.links()).allMatch(Files::exists)));
    }

    @Test
    void the_catalogue_page_says_what_the_controls_say() throws IOException {
        Path page = Documents.ROOT.resolve("docs/catalogue.md");
        String text = CatalogueMarkdown.of(Guardrails.controls());
        if (Boolean.getBoolean("parapet.accept")) {
            Files.writeString(page, text);
        }
        assertThat(page).as("-Dparapet.accept=true writes it anew").hasContent(text);
    }

    @Test
    void the_readme_names_every_guardrail() throws IOException {
        String readme = Files.readString(Documents.ROOT.resolve("README.md"));
        assertThat(Guardrails.controls())
                .allSatisfy(control -> assertThat(readme).contains("`" + control.id() + "`"));
    }

    @Test
    void the_continuous_integration_runs_the_command_of_the_readme() throws IOException {
        Document readme = Documents.all().stream()
                .filter(document -> document.toString().equals("README.md"))
                .findFirst()
                .orElseThrow();
        assertThat(readme.blocks("console")).contains(PROMPT + "./mvnw verify\n");
        assertThat(Files.readString(Documents.ROOT.resolve(".ci/run"))).contains("exec ./mvnw verify\n");
    }
}
