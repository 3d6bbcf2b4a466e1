package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import dev.parapet.sandbox.Fault;
import dev.parapet.sandbox.Sandbox;
import dev.parapet.sandbox.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The verbs about the organization, as a person calls them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrgCommandTest {
    private Sandbox sandbox;
    private Governed governed;

    @TempDir
    Path directory = Path.of("set by JUnit");

    @BeforeAll
    void start() {
        sandbox = Sandbox.start();
        governed = Governed.fresh(sandbox, 1, "  regions: [us-east-1]\n  services: [access-analyzer]\n");
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    private Cli.Run org(World world, String settings, String... words) {
        Cli cli = Cli.in(world, directory);
        List<String> all = new ArrayList<>(List.of("org"));
        all.addAll(List.of(words));
        all.addAll(List.of("--settings", cli.file("parapet.yaml", settings).toString()));
        return cli.run(all.toArray(String[]::new));
    }

    private Cli.Run org(String... words) {
        return org(governed.world(), governed.settings(), words);
    }

    @Test
    void plan_apply_and_status_tell_the_same_story() throws IOException {
        Path policies = Files.createDirectories(directory.resolve("policies/scp"));
        Files.writeString(policies.resolve("parapet-stay.json"), Governed.DENY_LEAVING);
        String given = directory.resolve("policies").toString();
        String state = directory.resolve("state").toString();

        Cli.Run plan = org("plan", "--policies", given);
        assertThat(plan.status()).as(plan.err()).isZero();
        assertThat(plan.out())
                .contains(
                        "+ trusted access of access-analyzer.amazonaws.com: off -> on",
                        "+ unit Policy-Staging: none -> empty",
                        "+ policy parapet-stay at Policy-Staging: detached -> attached",
                        "Nothing was written.");
        JsonNode document = Json.read(org("plan", "--policies", given, "--json").out());
        assertThat(document.path("tasks")
                        .valueStream()
                        .map(task -> task.path("step").asText()))
                .contains("trusted-access", "policies", "access-analyzer");
        assertThat(org("status", "--policies", given).status()).isEqualTo(1);

        sandbox.proxy().inject(new Fault.AccessDenied(), When.operation("CreateTrail"));
        Cli.Run refused = org("apply", "--policies", given, "--state", state);
        sandbox.proxy().heal();
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.out())
                .contains("x failed: cloudtrail:CreateTrail AccessDenied", "To go on: parapet org apply", "--resume");

        Cli.Run resumed = org("apply", "--policies", given, "--state", state, "--resume");
        assertThat(resumed.status()).as(resumed.out()).isZero();
        assertThat(resumed.out()).contains("trail parapet: none -> all accounts and regions", "All is as wished.");
        assertThat(org("status", "--policies", given).status()).isZero();
    }

    @Test
    void member_is_told_who_manages_the_organization() {
        World member = new World(
                sandbox,
                governed.world().organization(),
                governed.world().organization().credentials("security"));

        Cli.Run run = org(member, governed.settings(), "plan");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("is a member", "is set up from its management account 123456789012");
    }

    @Test
    void settings_without_the_section_wish_nothing() {
        Cli.Run run = org(governed.world(), "mode: report\n", "plan");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("has no section 'organization'");
    }

    @Test
    void account_has_to_be_one_of_the_organization() {
        assertThat(org("plan", "--account", "12").err()).contains("'12' is not an account: twelve digits");
        assertThat(org("plan", "--account", "999999999999").err())
                .contains("999999999999 is no account of organization o-");
    }

    @Test
    void full_target_is_told_before_the_first_write() throws IOException {
        Path policies = Files.createDirectories(directory.resolve("many/scp"));
        for (int n = 0; n < 6; n++) {
            Files.writeString(policies.resolve("parapet-%d.json".formatted(n)), Governed.DENY_LEAVING);
        }
        String given = directory.resolve("many").toString();

        Cli.Run plan = org("plan", "--policies", given);
        assertThat(plan.status()).isEqualTo(1);
        assertThat(plan.out())
                .contains("! blocked: Policy-Staging has room for 5 policies of kind SERVICE_CONTROL_POLICY");
    }

    @Test
    void objection_stops_everything_before_the_first_write() {
        String settings = governed.settings().replace("us-east-1", "me-south-1");
        int before = sandbox.proxy().calls().size();

        Cli.Run run = org(
                governed.world(),
                settings,
                "apply",
                "--state",
                directory.resolve("other").toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("! region me-south-1 is off in the management account", "Nothing was written.");
        assertThat(sandbox.proxy().calls(before)).noneMatch(call -> call.write());
    }
}
