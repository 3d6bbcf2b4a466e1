package dev.parapet.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.core.Exemption;
import dev.parapet.core.Json;
import dev.parapet.core.Mode;
import dev.parapet.policies.Settings.GuardrailSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    private static final List<String> GUARDRAILS = List.of("pub-rds-instance", "enc-s3-bucket");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private static Settings read(String text) {
        return SettingsFile.read("parapet.yaml", text, GUARDRAILS, PreventionForm.NONE);
    }

    private static void refused(String text, String complaint) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(SettingsInvalid.class).hasMessageStartingWith(complaint);
    }

    @Test
    void every_key_is_read() {
        Settings settings = read("""
                version: 1
                mode: report
                guardrails:
                  pub-rds-instance:
                    mode: enforce
                  enc-s3-bucket:
                    mode: "off"
                    kmsKey: alias/data
                    regions: [eu-west-1, eu-central-1]
                delegatedAdministrators:
                  guardduty: ["444455556666", "777788889999"]
                  securityhub: ["444455556666"]
                exemptions:
                  - guardrail: pub-rds-instance
                    account: "111122223333"
                    resource: partner-*
                    owner: data-platform@example.com
                    reason: partner reads until the VPN is up
                    expires: 2027-03-31
                  - guardrail: "*"
                    owner: ops
                    reason: game day
                    expires: 2027-03-31T12:00:00Z
                """);

        assertThat(settings.mode()).contains(Mode.REPORT);
        assertThat(settings.guardrails())
                .isEqualTo(Map.of(
                        "pub-rds-instance",
                        new GuardrailSettings(Optional.of(Mode.ENFORCE), Optional.empty(), Map.of()),
                        "enc-s3-bucket",
                        new GuardrailSettings(
                                Optional.of(Mode.OFF),
                                Optional.empty(),
                                Map.of(
                                        "kmsKey", Json.text("alias/data"),
                                        "regions", Json.array("eu-west-1", "eu-central-1")))));
        assertThat(settings.delegatedAdministrators())
                .isEqualTo(Map.of(
                        "guardduty", Set.of("444455556666", "777788889999"), "securityhub", Set.of("444455556666")));
        assertThat(settings.exemptions())
                .containsExactly(
                        new Exemption(
                                "pub-rds-instance",
                                "111122223333",
                                "partner-*",
                                "data-platform@example.com",
                                "partner reads until the VPN is up",
                                Instant.parse("2027-04-01T00:00:00Z")),
                        new Exemption("*", "*", "*", "ops", "game day", Instant.parse("2027-03-31T12:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing yet\n", "---\n", "version: 1", "{}"})
    void an_empty_file_is_a_valid_start(String text) {
        assertThat(read(text)).isEqualTo(Settings.STANDARD);
    }

    @ParameterizedTest
    @CsvSource({"off, OFF", "report, REPORT", "approve, APPROVE", "enforce, ENFORCE"})
    void every_mode_has_its_word(String word, Mode mode) {
        assertThat(read("mode: " + word).mode()).contains(mode);
    }

    @Test
    void an_account_without_quotes_is_the_same_account() {
        Settings settings = read("""
                delegatedAdministrators:
                  guardduty: [012345678901]
                exemptions:
                  - {guardrail: "*", account: 012345678901, owner: a, reason: b, expires: 2027-01-01}
                """);

        assertThat(settings.delegatedAdministrators()).isEqualTo(Map.of("guardduty", Set.of("012345678901")));
        assertThat(settings.exemptions()).first().extracting(Exemption::account).isEqualTo("012345678901");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mod: report                              | parapet.yaml:1:1: unknown key 'mod'; did you mean 'mode'?
            colour: red                              | parapet.yaml:1:1: unknown key 'colour'; known are: version, mode
            guardrails: {pub-rds-instanc: {}}        | parapet.yaml:1:14: unknown key 'pub-rds-instanc'; did you mean 'pub-rds-instance'?
            mode: reprot                             | parapet.yaml:1:7: 'reprot' is not a mode; did you mean 'report'?
            mode: REPORT                             | parapet.yaml:1:7: 'REPORT' is not a mode
            mode: false                              | parapet.yaml:1:7: 'false' is not a mode
            mode: [report]                           | parapet.yaml:1:7: a text is expected
            mode:                                    | parapet.yaml:1:6: a text is expected
            version: 2                               | parapet.yaml:1:10: version 1 is the only one there is
            guardrails: []                           | parapet.yaml:1:13: a mapping (key: value) is expected
            guardrails: {enc-s3-bucket: report}      | parapet.yaml:1:29: a mapping (key: value) is expected
            guardrails: {enc-s3-bucket: {mode: on}}  | parapet.yaml:1:36: 'on' is not a mode
            guardrails: {enc-s3-bucket: {a: {b: c}}} | parapet.yaml:1:33: a text is expected
            limits: {rounds: 0}                      | parapet.yaml:1:18: a number from 1 to 100 is expected, not '0'
            limits: {round: 3}                       | parapet.yaml:1:10: unknown key 'round'; did you mean 'rounds'?
            units: {Workloads//Prod: {}}             | parapet.yaml:1:9: 'Workloads//Prod' is not the path of a unit
            units: {Sandbox: {guardrails: {own: report}}} | parapet.yaml:1:32: unknown key 'own'
            accounts: {"12": {}}                     | parapet.yaml:1:12: '12' is not an account
            accounts: {"111122223333": {modes: off}} | parapet.yaml:1:29: unknown key 'modes'; did you mean 'mode'?
            notify: my-topic                         | parapet.yaml:1:9: 'my-topic' is not the ARN of an SNS topic
            guardrails: {pub-rds-instance: {budget: many}} | parapet.yaml:1:41: a number from 1 to 100000 is expected
            delegatedAdministrators: {s3: []}        | parapet.yaml:1:27: unknown key 's3'
            delegatedAdministrators: {health: 1}     | parapet.yaml:1:35: a list (- item) is expected
            delegatedAdministrators: {health: [1]}   | parapet.yaml:1:36: '1' is not an account: twelve digits, in quotes
            exemptions: {}                           | parapet.yaml:1:13: a list (- item) is expected
            exemptions: [x]                          | parapet.yaml:1:14: a mapping (key: value) is expected
            exemptions: [{owner: a}]                 | parapet.yaml:1:14: an exemption needs 'guardrail'
            - report                                 | parapet.yaml:1:1: a mapping (key: value) is expected
            report                                   | parapet.yaml:1:1: a mapping (key: value) is expected
            """)
    void a_complaint_names_line_and_column_and_what_is_expected(String text, String complaint) {
        refused(text, complaint);
    }

    @Test
    void a_key_that_stands_twice_is_refused_where_it_stands_again() {
        refused("mode: report\nmode: enforce\n", "parapet.yaml:2:1: ");
        refused("guardrails:\n  enc-s3-bucket: {}\n  enc-s3-bucket: {}\n", "parapet.yaml:3:3: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-02-30", "31.03.2027", "tomorrow", "2027-03-31 12:00", "2027-3-31"})
    void a_date_that_is_none_is_refused(String date) {
        refused("""
                exemptions:
                  - guardrail: "*"
                    owner: a
                    reason: b
                    expires: %s
                """.formatted(date), "parapet.yaml:5:14: '%s' is not a day".formatted(date));
    }

    @Test
    void tabs_are_refused_where_they_stand() {
        refused("guardrails:\n\tenc-s3-bucket: {}\n", "parapet.yaml:2:1: not YAML: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mode: [report", "mode: \"report", "a: b: c", "%", "mode: @report", "\u0000"})
    void what_is_not_yaml_is_refused(String text) {
        refused(text, "parapet.yaml");
    }

    @Test
    void two_documents_are_refused() {
        refused("mode: report\n---\nmode: enforce\n", "parapet.yaml");
    }

    @Test
    void a_merge_key_is_no_key() {
        refused(
                "guardrails:\n  enc-s3-bucket: &all {mode: report}\n  pub-rds-instance:\n    <<: *all\n",
                "parapet.yaml");
    }

    @Test
    void a_billion_laughs_are_refused_at_once() {
        StringBuilder text = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 100; i++) {
            text.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(9) + "x"));
        }

        refused(text.toString(), "parapet.yaml");
    }

    @Test
    void an_alias_that_contains_itself_is_refused() {
        refused("exemptions: &a [*a]\n", "parapet.yaml");
    }

    @Test
    void deep_nesting_is_refused() {
        refused("mode: " + "[".repeat(100_000), "parapet.yaml");
    }

    @Test
    void a_file_is_read_from_the_disk_and_named_in_complaints() throws IOException {
        Path file = directory.resolve("own.yaml");
        Files.writeString(file, "mode: approve\n");
        assertThat(SettingsFile.read(file, GUARDRAILS, PreventionForm.NONE).mode())
                .contains(Mode.APPROVE);

        Files.writeString(file, "mode: nothing\n");
        assertThatThrownBy(() -> SettingsFile.read(file, GUARDRAILS, PreventionForm.NONE))
                .hasMessageStartingWith(file + ":1:7: ");
    }

    @Test
    void a_file_that_is_missing_or_no_text_is_named() throws IOException {
        Path file = directory.resolve("own.yaml");
        assertThatThrownBy(() -> SettingsFile.read(file, GUARDRAILS, PreventionForm.NONE))
                .isInstanceOf(SettingsInvalid.class)
                .hasMessage(file + ": there is no such file; an empty one is a valid start");

        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> SettingsFile.read(file, GUARDRAILS, PreventionForm.NONE))
                .hasMessage(file + ": not a text in UTF-8");
        assertThatThrownBy(() -> SettingsFile.read(directory, GUARDRAILS, PreventionForm.NONE))
                .hasMessageStartingWith(directory + ": cannot be read");
    }
}
