package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.sandbox.Call;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong around Parapet is told in one line and by the exit status. */
@ExtendWith(InWorld.class)
class EnvironmentTest {
    private final World world;
    private final Member orders;

    @TempDir
    Path directory = Path.of("set by JUnit");

    EnvironmentTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "guardrials: {}                                     | :1:1:   | guardrails",
                "guardrails: {pub-rds-instanse: {mode: report}}     | :1:14:  | pub-rds-instance",
                "mode: reprot                                       | :1:7:   | report",
                "exemptions: [{guardrial: x}]                       | :1:15:  | guardrail"
            })
    void unknown_word_in_the_settings_is_told_with_its_place_and_a_suggestion(
            String text, String place, String suggestion) {
        Cli cli = Cli.in(world, directory);
        String[] command = cli.replayCommand("{}");
        Path settings = cli.file("parapet.yaml", text);
        Cli.Run run = cli.run(command);
        complains(run, 2);
        assertThat(run.err()).contains(settings + place).contains(suggestion);
    }

    @Test
    void missing_settings_file_is_a_usage_error() {
        Cli.Run run = Cli.in(world, directory)
                .run("replay", "--settings", directory.resolve("none.yaml").toString(), "--state", "s", "-");
        complains(run, 2);
        assertThat(run.err()).contains("none.yaml");
    }

    @Test
    void missing_event_file_is_a_usage_error_and_nothing_is_handled() {
        Planted fault = Kind.BUCKET.plant(orders, "beside-a-missing-file");
        Cli cli = Cli.in(world, directory);
        String[] command = cli.replayCommand(fault.event(), "{}");
        command[command.length - 1] = directory.resolve("missing.json").toString();
        complains(cli.run(command), 2);
        assertThat(fault.stands()).isTrue();
    }

    @Test
    void endpoint_out_of_reach_is_told_in_one_line() {
        Planted fault = Kind.BUCKET.plant(orders, "out-of-reach");
        Cli cli = Cli.in(world, directory).with("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
        complains(cli.replay(fault.event()), 3);
    }

    @Test
    void missing_credentials_are_told_in_one_line() {
        Cli cli = new Cli(Cli.alone(directory), directory)
                .with("AWS_ENDPOINT_URL", world.sandbox().endpoint().toString())
                .with("AWS_REGION", World.HOME);
        Cli.Run run = cli.replay("{}");
        complains(run, 3);
        assertThat(run.err()).contains("credentials");
        assertThat(world.proxy().calls()).isEmpty();
    }

    @Test
    void missing_region_is_told_in_one_line() {
        Cli cli = new Cli(Cli.alone(directory), directory)
                .with("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
                .with("AWS_SECRET_ACCESS_KEY", "secret");
        Cli.Run run = cli.replay("{}");
        complains(run, 3);
        assertThat(run.err()).contains("AWS_REGION");
    }

    @Test
    void role_that_cannot_be_assumed_fails_its_event_and_no_other() {
        Member staging = world.member("staging");
        Planted locked = Kind.DATABASE.plant(staging, "locked");
        Planted free = Kind.DATABASE.plant(orders, "free");
        staging.iam().deleteRole(request -> request.roleName("database"));
        Cli.Run run = Cli.in(world, directory).replay(locked.event(), free.event());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.outcomes()).containsExactly("failed", "remediated");
        assertThat(run.lines().getFirst().path("reason").asText())
                .contains("arn:aws:iam::%s:role/parapet/database".formatted(staging.account()));
        assertThat(locked.stands()).isTrue();
    }

    @Test
    void state_directory_that_cannot_be_written_is_told_in_one_line_and_nothing_is_written() throws Exception {
        Planted fault = Kind.BUCKET.plant(orders, "no-state");
        Cli cli = Cli.in(world, directory);
        Files.writeString(cli.state(), "a file where the directory should be");
        complains(cli.replay(fault.event()), 3);
        assertThat(fault.stands()).isTrue();
    }

    @Test
    void damaged_trail_is_told_in_one_line_and_nothing_is_written() throws Exception {
        Planted fault = Kind.BUCKET.plant(orders, "damaged-trail");
        Cli cli = Cli.in(world, directory);
        Files.createDirectory(cli.state());
        Files.writeString(cli.state().resolve("trail.jsonl"), "{\"schema\":\n");
        Cli.Run run = cli.replay(fault.event());
        complains(run, 3);
        assertThat(run.err()).contains("trail.jsonl", "line 1");
        assertThat(fault.stands()).isTrue();
    }

    @Test
    void damaged_exemptions_stop_every_write() throws Exception {
        List<Planted> faults = Kind.SAFE.stream()
                .map(kind -> kind.plant(orders, "damaged-" + kind.slug()))
                .toList();
        Cli cli = Cli.in(world, directory);
        Files.createDirectory(cli.state());
        Files.writeString(cli.state().resolve("exemptions.jsonl"), "{\"guardrail\":\"pub-\n");
        Cli.Run run = cli.replay(faults.stream().map(Planted::event).toArray(String[]::new));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.outcomes()).hasSameSizeAs(faults).containsOnly("failed");
        assertThat(run.lines()).allMatch(line -> line.path("reason").asText().contains("exemptions.jsonl"));
        assertThat(faults).allMatch(Planted::stands);
        assertThat(world.proxy().calls()).noneMatch(Call::write);
    }

    private static void complains(Cli.Run run, int status) {
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(status);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).as(run.err()).hasSize(1).allMatch(line -> line.startsWith("parapet: "));
    }
}
