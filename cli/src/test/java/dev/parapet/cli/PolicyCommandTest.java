package dev.parapet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Json;
import dev.parapet.scp.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Path settings(String text) throws IOException {
        return Files.writeString(directory.resolve("parapet.yaml"), text);
    }

    @Test
    void the_list_has_every_policy_and_what_it_waits_for() {
        Shell.Said said = Shell.run("policy", "list");

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains(Catalogue.load().ids()).contains("needs audit-buckets");
        assertThat(said.out().lines().filter(line -> line.startsWith("PUB-3 ")))
                .singleElement()
                .asString()
                .contains("off");
    }

    @Test
    void the_list_follows_the_settings() throws IOException {
        Path file = settings("""
                prevention:
                  parameters: {regions: [eu-west-1], audit-buckets: [acme-audit]}
                  policies:
                    ORG-1: off
                    REG-1: {state: on, at: [Workloads/Production]}
                """);
        Shell.Said said = Shell.run("policy", "list", "--settings", file.toString());

        assertThat(said.out().lines().filter(line -> line.startsWith("ORG-1 ")))
                .singleElement()
                .asString()
                .contains("off");
        assertThat(said.out().lines().filter(line -> line.startsWith("REG-1 ")))
                .singleElement()
                .asString()
                .contains("on", "Workloads/Production");
        assertThat(said.out()).doesNotContain("needs audit-buckets");
    }

    @Test
    void one_policy_is_explained_with_its_guardrails_and_as_it_would_be_attached() {
        Shell.Said said = Shell.run("policy", "show", "pub-1");

        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains(
                        "PUB-1  Databases are made private",
                        "pub-rds-instance",
                        "## Pitfalls",
                        "\"rds:PubliclyAccessible\" : \"true\"");
        assertThat(Shell.run("policy", "show", "SELF-3").out())
                .contains("cannot be filled in yet: it needs audit-buckets");
    }

    @Test
    void a_policy_that_is_not_there_is_wrong_usage_with_a_suggestion() {
        Shell.Said said = Shell.run("policy", "show", "ENC1");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("there is no policy 'ENC1'; did you mean 'ENC-1'?");
    }

    @Test
    void all_cases_hold() {
        Shell.Said said = Shell.run("policy", "test");

        assertThat(said.status()).isZero();
        assertThat(said.out()).containsPattern("\\d+ policies, \\d{3,} cases, 0 failed");
        assertThat(Shell.run("policy", "test", "ORG-1", "enc-5").out()).contains("2 policies, ");
    }

    @Test
    void what_is_rendered_is_minified_and_says_where_it_goes() throws IOException {
        Path out = directory.resolve("out");
        Shell.Said said = Shell.run("policy", "render", "--out", out.toString());

        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("scp/parapet-root-1.json", "left out: SELF-3 until prevention.parameters has audit-buckets");
        assertThat(out.resolve("scp/parapet-root-1.json"))
                .content()
                .doesNotContain("\n", ": ")
                .startsWith("{\"Version\"");
        assertThat(Json.read(Files.readString(out.resolve("attachments.json"))).path("root"))
                .extracting(name -> name.asText())
                .contains("scp/parapet-root-1", "rcp/parapet-root-1", "declarative/parapet-dcl-1", "s3/parapet-dcl-2");
    }

    @Test
    void a_first_wave_is_rendered_without_the_later_ones() {
        Shell.Said said = Shell.run(
                "policy",
                "render",
                "--wave",
                "1",
                "--out",
                directory.resolve("out").toString());

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("ORG-1", "DCL-1", "left out: SELF-3").doesNotContain("ID-1", "ENC-1", "RCP-2");
    }

    @Test
    void a_second_rendering_takes_away_what_the_first_left() throws IOException {
        Path out = directory.resolve("out");
        Shell.run("policy", "render", "--out", out.toString());
        Path file = settings("prevention: {policies: {DCL-2: off}}\n");
        Shell.run("policy", "render", "--settings", file.toString(), "--out", out.toString());

        assertThat(out.resolve("s3/parapet-dcl-2.json")).doesNotExist();
        assertThat(out.resolve("declarative/parapet-dcl-1.json")).exists();
    }

    @Test
    void a_directory_with_something_else_in_it_is_kept() throws IOException {
        settings("");
        Shell.Said said = Shell.run("policy", "render", "--out", directory.toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("holds something else and is kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prevention: {policies: {REG-1: on}}|REG-1 is switched on and needs regions",
                "prevention: {scp: {size: 5120, slots: 2, in-use: 1}}|root takes 1 more policies",
                "prevention: {parameters: {deployers: ['*']}}|:1:39: deployers: '*' names nobody in particular",
                "prevention: {policies: {REG1: on}}|did you mean 'REG-1'?"
            })
    void settings_that_cannot_be_followed_are_told_in_one_line(String both) throws IOException {
        Path file = settings(both.substring(0, both.indexOf('|')));
        Shell.Said said = Shell.run(
                "policy",
                "render",
                "--settings",
                file.toString(),
                "--out",
                directory.resolve("o").toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains(both.substring(both.indexOf('|') + 1)).doesNotContain("\tat ");
        assertThat(said.err().lines()).hasSize(1);
    }

    @Test
    void what_would_be_attached_locks_nobody_out() throws IOException {
        assertThat(Shell.run("policy", "lint").out()).matches("\\d+ policies, 0 errors, 0 warnings\\R");
        Path file = settings("prevention: {parameters: {deployers: [AcmeDeployer]}}\n");
        assertThat(Shell.run("policy", "lint", "--settings", file.toString()).status())
                .isZero();
    }

    @Test
    void policies_of_others_are_read_with_file_and_line() throws IOException {
        Path scp = Files.createDirectories(directory.resolve("mine/scp"));
        Files.writeString(scp.resolve("a.json"), """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {"Sid": "A", "Effect": "Deny", "Action": "s3:GetObjekt", "Resource": "*"},
                    {"Sid": "B", "Effect": "Deny", "Action": "cloudtrail:StopLogging", "Resource": "*"}
                  ]
                }
                """);
        Shell.Said said = Shell.run("policy", "lint", directory.resolve("mine").toString());

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out().lines().toList())
                .contains(
                        "scp/a.json:4: error: 's3:GetObjekt' matches no action; look the name up in the reference of s3",
                        "scp/a.json:5: error: B locks tamper-cloudtrail out: cloudtrail:StopLogging as"
                                + " arn:aws:iam::111122223333:role/parapet/telemetry; exempt the role in aws:PrincipalArn");
    }

    @Test
    void a_directory_that_is_not_there_or_empty_is_wrong_usage() {
        assertThat(List.of(
                        Shell.run("policy", "lint", directory.resolve("none").toString())
                                .status(),
                        Shell.run("policy", "lint", directory.toString()).status(),
                        Shell.run("policy").status()))
                .containsOnly(2);
    }
}
