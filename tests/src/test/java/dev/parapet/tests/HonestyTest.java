package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Verdict;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Fault;
import dev.parapet.sandbox.When;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever AWS does to the calls, Parapet says what is true: repaired is what it has seen repaired. */
@ExtendWith(InWorld.class)
class HonestyTest {
    private final World world;
    private final Member orders;

    @TempDir
    Path directory = Path.of("set by JUnit");

    HonestyTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
    }

    @Test
    void nothing_is_called_repaired_when_every_write_is_denied() {
        List<Planted> faults = new ArrayList<>();
        Kind.SAFE.forEach(kind -> faults.add(kind.plant(orders, "denied-" + kind.slug())));
        faults.add(Kind.ROLE.plant(orders, "denied-role"));
        world.proxy().inject(new Fault.AccessDenied(), Call::write);
        Cli cli = Cli.in(world, directory);
        Cli.Run run = cli.run(enforce(cli, faults));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.outcomes()).hasSameSizeAs(faults).containsOnly("failed");
        assertThat(run.lines())
                .allSatisfy(line -> assertThat(line.path("reason").asText()).contains(":"));
        assertThat(faults).allMatch(Planted::stands);
        assertThat(world.proxy().calls()).filteredOn(Call::write).hasSize(faults.size());
    }

    @Test
    void exactly_the_faults_whose_write_failed_remain_and_are_named() {
        List<Planted> faults = IntStream.range(0, 10)
                .mapToObj(n -> Kind.SAFE.get(n % 4).plant(orders, "third-" + n))
                .toList();
        world.proxy().inject(new Fault.AccessDenied(), When.everyWrite(3));
        Cli cli = Cli.in(world, directory);
        Cli.Run run = cli.run(enforce(cli, faults));
        List<String> standing =
                faults.stream().filter(Planted::stands).map(Planted::resource).toList();
        assertThat(standing).hasSize(3);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines())
                .filteredOn(line -> line.path("outcome").asText().equals("failed"))
                .extracting(line -> line.path("resource").path("id").asText())
                .containsExactlyElementsOf(standing);
        assertThat(run.outcomes()).filteredOn("remediated"::equals).hasSize(7);
    }

    @ParameterizedTest
    @EnumSource
    void throttled_write_is_made_when_aws_lets_it(Kind kind) {
        Planted fault = kind.plant(orders, "throttled-" + kind.slug());
        world.proxy().inject(new Fault.Throttle(), When.next(2, Call::write));
        assertThat(enforced(fault).outcome().word()).isEqualTo("remediated");
        assertThat(fault.repaired()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void write_whose_answer_is_lost_is_made_once(Kind kind) {
        Planted fault = kind.plant(orders, "lost-" + kind.slug());
        world.proxy().inject(new Fault.CutAfterServed(), When.nthWrite(1));
        assertThat(enforced(fault).outcome().word()).isEqualTo("remediated");
        assertThat(fault.repaired()).isTrue();
        assertThat(world.proxy().calls())
                .filteredOn(call -> call.write() && call.status() == 200)
                .extracting(Call::operation)
                .doesNotHaveDuplicates()
                .hasSize(kind == Kind.WIDE_GROUP ? 2 : 1);
    }

    @ParameterizedTest
    @EnumSource
    void write_that_aws_failed_once_is_repaired(Kind kind) {
        Planted fault = kind.plant(orders, "broken-" + kind.slug());
        world.proxy().inject(new Fault.ServerError(), When.nthWrite(1));
        assertThat(enforced(fault).outcome().word()).isEqualTo("remediated");
        assertThat(fault.repaired()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void repair_that_cannot_be_looked_at_is_not_called_repaired_and_the_next_run_finishes_it(Kind kind) {
        Planted fault = kind.plant(orders, "unseen-" + kind.slug());
        boolean[] written = {false};
        world.proxy().inject(new Fault.AccessDenied(), call -> !call.write() && written[0]);
        world.proxy().inject(new Fault.Delay(Duration.ZERO), call -> call.write() && (written[0] = true));
        try (Parapet parapet = Parapet.under(Parapet.ENFORCE, world, directory)) {
            Verdict verdict = parapet.verdict(fault.event());
            assertThat(verdict.outcome().word()).isNotEqualTo("remediated");
            assertThat(verdict.unfinished()).isTrue();
            assertThat(parapet.state().trail().openIntents()).hasSize(1);
        }
        world.proxy().heal();
        int writes = writes();
        try (Parapet next = Parapet.under(Parapet.ENFORCE, world, directory)) {
            assertThat(next.dispatcher().reconcile()).extracting(Parapet::word).containsExactly("remediated");
            assertThat(next.state().trail().openIntents()).isEmpty();
        }
        assertThat(fault.repaired()).isTrue();
        assertThat(writes()).isEqualTo(writes).isPositive();
    }

    private int writes() {
        return (int) world.proxy().calls().stream().filter(Call::write).count();
    }

    private Verdict enforced(Planted fault) {
        try (Parapet parapet = Parapet.under(Parapet.ENFORCE, world, directory)) {
            return parapet.verdict(fault.event());
        }
    }

    private static String[] enforce(Cli cli, List<Planted> faults) {
        List<String> arguments = new ArrayList<>(
                List.of(cli.replayCommand(faults.stream().map(Planted::event).toArray(String[]::new))));
        arguments.addAll(1, List.of("--mode", "enforce"));
        return arguments.toArray(String[]::new);
    }
}
