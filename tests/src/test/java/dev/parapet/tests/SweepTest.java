package dev.parapet.tests;

import static dev.parapet.tests.Permissions.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Fault;
import dev.parapet.sandbox.When;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What no event told of is found all the same, in every account and region, and nothing that breaks hides the rest. */
@ExtendWith(InWorld.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepTest {
    private static final int GROUPS = 12;

    private final World world;

    SweepTest(World world) {
        this.world = world;
    }

    @BeforeAll
    void plant() {
        for (String name : List.of("orders", "web")) {
            world.member(name).database("open-" + name, true);
            world.member(name).database("private-" + name, false);
        }
        for (int n = 0; n < GROUPS; n++) {
            world.member("staging").group("many-" + n, tcp(5432, 5432, n % 2 == 0 ? "0.0.0.0/0" : "10.0.0.0/8"));
        }
    }

    @Test
    void report_finds_the_faults_and_writes_nothing(@TempDir Path directory) throws Exception {
        Cli.Run run = sweep(directory, "--guardrail", "pub-rds-instance");
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(world.proxy().calls()).noneMatch(Call::write);
        assertThat(Files.readAllLines(directory.resolve("swept/results.jsonl")))
                .hasSize(4)
                .filteredOn(line -> line.contains("\"decision\":\"remediate\""))
                .hasSize(2)
                .anyMatch(line -> line.contains("open-orders"))
                .anyMatch(line -> line.contains("open-web"));
        assertThat(run.out()).contains("pub-rds-instance").contains("4 resources");
    }

    @Test
    void account_that_cannot_be_entered_is_named_and_the_others_are_looked_at(@TempDir Path directory)
            throws Exception {
        String web = world.member("web").account();
        world.proxy()
                .inject(
                        new Fault.AccessDenied(),
                        call -> call.operation().equals("AssumeRole")
                                && call.parameter("RoleArn").contains(web));
        Cli.Run run = sweep(directory, "--guardrail", "pub-rds-instance");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("not done", web, "cannot be assumed", "--resume");
        assertThat(Files.readString(directory.resolve("swept/results.jsonl"))).contains("open-orders");
        world.proxy().heal();
        world.proxy().clear();
        Cli.Run rest = sweep(directory, "--guardrail", "pub-rds-instance", "--resume");
        assertThat(rest.status()).as(rest.out() + rest.err()).isZero();
        assertThat(world.proxy().calls())
                .filteredOn(When.operation("DescribeDBInstances"))
                .as("only what was left")
                .hasSize(1)
                .allMatch(call -> call.account().equals(web));
    }

    @Test
    void throttled_lists_are_waited_out(@TempDir Path directory) {
        world.proxy().inject(new Fault.Throttle(), When.next(3, When.operation("DescribeDBInstances")));
        Cli.Run run = sweep(
                directory,
                "--guardrail",
                "pub-rds-instance",
                "--account",
                world.member("orders").account());
        assertThat(run.status()).as(run.out() + run.err()).isZero();
    }

    @Test
    void repairs_of_one_list_are_verified_by_one_more_list(@TempDir Path directory) {
        Cli.Run run = sweep(
                directory,
                "--guardrail",
                "net-sg-db-ingress",
                "--account",
                world.member("staging").account(),
                "--mode",
                "enforce",
                "--state",
                directory.resolve("state").toString(),
                "--json");
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(run.outcomes()).filteredOn("remediated"::equals).hasSize(GROUPS / 2);
        assertThat(world.proxy().calls())
                .filteredOn(call -> call.service().equals("ec2"))
                .filteredOn(call -> !call.operation().equals("DescribeRegions"))
                .as("two lists and a write for each fault")
                .hasSize(2 + GROUPS / 2);
        assertThat(sweep(directory.resolve("again"), "--guardrail", "net-sg-db-ingress", "--json")
                        .outcomes())
                .containsOnly("unchanged");
    }

    @Test
    void wrong_calls_are_refused_before_anything_is_asked(@TempDir Path directory) {
        assertThat(sweep(directory, "--guardrail", "pub-rds-instanze").err()).contains("pub-rds-instance");
        assertThat(sweep(directory, "--mode", "enforce").err()).contains("--state");
        assertThat(sweep(directory, "--account", "12").err()).contains("twelve digits");
        assertThat(world.proxy().calls()).isEmpty();
    }

    private Cli.Run sweep(Path directory, String... more) {
        directory.toFile().mkdirs();
        Cli cli = Cli.in(world, directory);
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "sweep",
                "--region",
                World.EUROPE,
                "--out",
                directory.resolve("swept").toString()));
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray(String[]::new));
    }
}
