package dev.parapet.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.parapet.cli.Main;
import dev.parapet.cli.PreventionOption;
import dev.parapet.core.Control;
import dev.parapet.core.Json;
import dev.parapet.core.Mode;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Risk;
import dev.parapet.policies.Settings;
import dev.parapet.policies.SettingsFile;
import dev.parapet.policies.SettingsSchema;
import dev.parapet.policies.Units;
import dev.parapet.remediations.Guardrails;
import dev.parapet.tests.docs.Documents.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class DocumentsTest {
    private static final String PROMPT = "$ ";
    private static final ResourceId ANY =
            new ResourceId("aws", "111122223333", "eu-west-1", "AWS::RDS::DBInstance", "orders");

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
                            Settings settings =
                                    SettingsFile.read(document.toString(), block, ids, PreventionOption.form());
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
        String text = CatalogueMarkdown.of(Guardrails.all());
        if (Boolean.getBoolean("parapet.accept")) {
            Files.writeString(page, text);
        }
        assertThat(page).as("-Dparapet.accept=true writes it anew").hasContent(text);
    }

    @Test
    void the_coverage_page_says_what_controls_and_policies_say() throws IOException {
        Path page = Documents.ROOT.resolve("docs/coverage.md");
        String text = CoverageMarkdown.of(Guardrails.all());
        if (Boolean.getBoolean("parapet.accept")) {
            Files.writeString(page, text);
        }
        assertThat(page).as("-Dparapet.accept=true writes it anew").hasContent(text);
    }

    @Test
    void the_readme_counts_the_guardrails_of_each_family() throws IOException {
        Path page = Documents.ROOT.resolve("README.md");
        String readme = Files.readString(page);
        String table = FamilyTable.of(Guardrails.controls());
        if (Boolean.getBoolean("parapet.accept")) {
            Files.writeString(page, FamilyTable.into(readme, table));
        }
        assertThat(Files.readString(page))
                .as("-Dparapet.accept=true writes it anew")
                .contains(table);
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

    @Test
    void the_file_that_init_writes_is_valid_and_writes_nothing(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("parapet.yaml");
        assertThat(Main.commandLine().execute("init", "--offline", "--out", file.toString()))
                .isZero();
        List<String> ids = Guardrails.controls().stream().map(Control::id).toList();
        Settings settings = SettingsFile.read(file, ids, PreventionOption.form());
        assertThat(settings.guardrails()).containsOnlyKeys(ids);
        assertThat(Guardrails.controls())
                .allSatisfy(control -> assertThat(settings.in(Units.NONE).mode(control, ANY, Risk.SAFE))
                        .isEqualTo(Mode.REPORT));
        assertThat(Main.commandLine().execute("init", "--offline", "--out", file.toString()))
                .as("kept")
                .isEqualTo(2);
        assertThat(schemaSays(Files.readString(file))).isEmpty();
    }

    @Test
    void the_published_schema_is_that_of_the_controls_and_refuses_what_the_reader_refuses() throws IOException {
        Path published = Documents.ROOT.resolve("docs/parapet.schema.json");
        String schema = SettingsSchema.of(Guardrails.controls(), PreventionOption.form())
                        .toPrettyString() + "\n";
        if (Boolean.getBoolean("parapet.accept")) {
            Files.writeString(published, schema);
        }
        assertThat(published).as("-Dparapet.accept=true writes it anew").hasContent(schema);
        assertThat(schemaSays("")).isEmpty();
        assertThat(schemaSays("mode: reprot")).isNotEmpty();
        assertThat(schemaSays("modes: report")).isNotEmpty();
        assertThat(schemaSays("guardrails: {pub-rds: {mode: off}}")).isNotEmpty();
        assertThat(schemaSays("exemptions: [{guardrail: pub-rds-instance, owner: me, expires: 2027-01-01}]"))
                .isNotEmpty();
    }

    private static Set<ValidationMessage> schemaSays(String yaml) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SettingsSchema.of(Guardrails.controls(), PreventionOption.form()));
        Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema.validate(Json.tree(document));
    }
}
