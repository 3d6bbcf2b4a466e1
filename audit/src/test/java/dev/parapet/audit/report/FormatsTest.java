package dev.parapet.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.parapet.audit.report.ReportFiles.Format;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same report in every form. */
class FormatsTest {
    private static final String MARKUP = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&";
    private static final String BIDI = "invoice\u202Egpj.exe\u2066\u200B";

    @TempDir
    Path directory = Path.of("set by JUnit");

    private static ResourceId named(String id) {
        return Story.resource(id);
    }

    private static Report report() {
        return new Story()
                .repaired(Story.DOOR, "front")
                .intent(Story.DOOR, MARKUP)
                .outcome("partial")
                .approvedIntent(Story.WALL, "=1+1", "@ben")
                .outcome("remediated")
                .undone("front", Story.exemption("front", Story.END.plus(Duration.ofDays(3))))
                .decided(Story.DOOR, named(MARKUP), "remediate", "awaiting-approval", MARKUP)
                .decided(Story.DOOR, named(BIDI), "escalate", "none", BIDI)
                .decided(Story.BELL, named("=HYPERLINK(\"http://x\")"), "warn", "none", "+cmd|' /C calc'!A0")
                .decided(Story.WALL, named("-2+3"), "compliant", "unchanged", "\tok")
                .rejected(MARKUP)
                .visitedEverything()
                .granted(Story.exemption(MARKUP, Story.END.plus(Duration.ofDays(3))))
                .checked(new Integrity(
                        "parapet.example/" + MARKUP,
                        9,
                        "AAAA+/=",
                        Integrity.Word.INTACT,
                        "checked",
                        List.of("openssl …")))
                .report();
    }

    private interface Form {
        void write(Report report, java.io.OutputStream out) throws IOException;
    }

    private static String written(Form form) throws IOException {
        return writtenOf(report(), form);
    }

    private static String writtenOf(Report report, Form form) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        form.write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void no_name_becomes_markup() throws IOException {
        String page = written(HtmlReport::write);

        assertThat(page).doesNotContain("<img").doesNotContain("<script>alert").contains("&lt;img src=x");
        assertThat(Pattern.compile("<script").matcher(page).results().count()).isEqualTo(3);
        assertThat(page).doesNotContain("\u202E").doesNotContain("\u2066").doesNotContain("\u200B");
        assertThat(page).contains("invoice\\u202Egpj.exe\\u2066\\u200B");
    }

    @Test
    void the_page_needs_nothing_from_anywhere() throws IOException {
        String page = written(HtmlReport::write);

        assertThat(page)
                .doesNotContainPattern("(src|href)=\"(?!#)")
                .doesNotContain("@import")
                .doesNotContain("url(");
        assertThat(page).doesNotContain(" style=\"").doesNotContainPattern(" on[a-z]+=\"");
    }

    @Test
    void the_policy_names_the_hash_of_the_only_style_and_the_only_script() throws Exception {
        String page = written(HtmlReport::write);
        String policy =
                group(page, "Content-Security-Policy\" content=\"([^\"]+)\"").replace("&#39;", "'");

        assertThat(policy).startsWith("default-src 'none'; ");
        assertThat(policy).contains("script-src '%s'".formatted(hash(group(page, "<script>(.*?)</script>"))));
        assertThat(policy).contains("style-src '%s'".formatted(hash(group(page, "<style>(.*?)</style>"))));
    }

    @Test
    void it_never_says_that_anybody_complies() throws IOException {
        assertThat(written(HtmlReport::write))
                .contains("supports evidence for")
                .doesNotContainIgnoringCase("compliant with");
    }

    @Test
    void rows_are_packed_and_inert() throws IOException {
        String packed = group(written(HtmlReport::write), "id=\"faults-data\">([^<]*)<");
        byte[] json =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed))).readAllBytes();
        JsonNode data = Json.read(new String(json, StandardCharsets.UTF_8));

        assertThat(data.path("rows").asInt())
                .isEqualTo(data.path("columns").path("resource").size());
        assertThat(data.toString()).contains("invoice\\\\u202Egpj.exe");
    }

    @Test
    void without_scripts_there_are_still_summary_tree_and_rows() throws IOException {
        String page = written(HtmlReport::write);

        assertThat(page).contains("repaired automatically", "Buckets block public access", "front: open -&gt; shut");
        assertThat(page).contains("<caption>", "scope=\"col\"", "scope=\"row\"", "class=\"skip\"", "lang=\"en\"");
    }

    @Test
    void the_same_evidence_makes_the_same_bytes() throws IOException {
        EnumSet<Format> all = EnumSet.complementOf(EnumSet.of(Format.PDF));
        ReportFiles.write(report(), all, directory.resolve("one"));
        ReportFiles.write(report(), all, directory.resolve("two"));

        assertThat(Files.readString(directory.resolve("one/SHA256SUMS")))
                .isEqualTo(Files.readString(directory.resolve("two/SHA256SUMS")))
                .contains("report.html", "ledger.csv", "report.json", "report.ocsf.jsonl", "report.oscal.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\tx", "\rx"})
    void a_formula_is_text_in_a_spreadsheet(String formula) {
        assertThat(Csv.cell(formula).replace("\"", "")).startsWith("'");
    }

    @Test
    void csv_keeps_to_its_rfc() {
        assertThat(Csv.cell("plain")).isEqualTo("plain");
        assertThat(Csv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(Csv.cell("say \"x\"")).isEqualTo("\"say \"\"x\"\"\"");
        assertThat(Csv.cell("two\nlines")).isEqualTo("\"two\nlines\"");
    }

    @Test
    void no_cell_of_any_table_begins_a_formula() throws IOException {
        for (Path file : CsvReport.write(report(), directory)) {
            String text = Files.readString(file);
            assertThat(text)
                    .as(file.toString())
                    .doesNotContainPattern("(^|[,\\n])\"?[=+@-][^,\\d]")
                    .endsWith("\r\n");
        }
    }

    @Test
    void json_holds_what_the_model_holds() throws IOException {
        JsonNode json = Json.read(written(JsonReport::write));

        assertThat(json.path("schema").asText()).isEqualTo("parapet/report/1");
        assertThat(json.path("ledger")).hasSize(report().changes().size());
        assertThat(json.path("findings")).hasSize(report().standings().size());
        assertThat(json.path("requirements").path(0).path("id").asText()).isEqualTo("1");
    }

    @Test
    void every_ocsf_event_has_what_the_schema_requires() throws IOException {
        JsonNode schema = Json.read(resource("ocsf-1.8.0.json"));
        List<JsonNode> events =
                written(OcsfReport::write).lines().map(FormatsTest::read).toList();

        assertThat(events).extracting(event -> event.path("class_uid").asInt()).contains(2003, 7001);
        assertThat(events).allSatisfy(event -> Ocsf.check(schema, event));
    }

    @Test
    void ocsf_speaks_of_time_in_milliseconds() throws IOException {
        JsonNode event = read(written(OcsfReport::write).lines().findFirst().orElseThrow());

        assertThat(event.path("time").asLong())
                .isEqualTo(Story.START.plus(Duration.ofMinutes(1)).toEpochMilli());
        assertThat(event.path("type_uid").asLong()).isEqualTo(700101);
    }

    @Test
    void oscal_has_its_parts_and_no_finding_for_what_was_not_evaluated() throws IOException {
        JsonNode results = Json.read(written(OscalReport::write)).path("assessment-results");
        JsonNode result = results.path("results").path(0);

        assertThat(Stream.of("uuid", "metadata", "import-ap", "results").allMatch(results::hasNonNull))
                .isTrue();
        assertThat(Stream.of("uuid", "title", "description", "start", "reviewed-controls")
                        .allMatch(result::hasNonNull))
                .isTrue();
        assertThat(results.path("uuid").asText())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(result.path("findings"))
                .extracting(finding -> finding.path("title").asText())
                .doesNotContain("1.6");
        assertThat(result.path("findings"))
                .allSatisfy(finding -> assertThat(
                                finding.path("target").path("target-id").asText())
                        .matches("[A-Za-z_][A-Za-z0-9._-]*"));
    }

    @Test
    void oscal_is_what_the_schema_of_nist_allows() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(resource("oscal-ar_schema-1.1.2.json"));

        assertThat(schema.validate(Json.read(written(OscalReport::write)))).isEmpty();
        assertThat(schema.validate(Json.read(writtenOf(new Story().report(), OscalReport::write))))
                .isEmpty();
        assertThat(schema.validate(Json.read("{\"assessment-results\":{}}"))).isNotEmpty();
    }

    @Test
    void filters_are_there_for_every_column_one_may_choose_by() throws IOException {
        assertThat(written(HtmlReport::write))
                .contains("name=\"account\"", "name=\"unit\"", "name=\"region\"", "name=\"control\"")
                .contains("name=\"severity\"", "name=\"status\"", "name=\"mode\"", "type=\"date\"");
    }

    @Test
    void the_page_tells_then_and_now() throws IOException {
        assertThat(written(HtmlReport::write))
                .contains("Posture then and now", "not known then", "The trail does not reach back");
    }

    @Test
    void a_browser_is_found_on_the_path_or_not_at_all() throws IOException {
        assertThat(PdfReport.browser(directory.toString())).isEmpty();
        Path browser = Files.createFile(directory.resolve("chromium"));
        assertThat(browser.toFile().setExecutable(true)).isTrue();
        assertThat(PdfReport.browser("/nowhere:" + directory)).contains(browser);
    }

    private static JsonNode read(String line) {
        try {
            return Json.read(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(FormatsTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String group(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String hash(String text) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(hash);
    }
}
