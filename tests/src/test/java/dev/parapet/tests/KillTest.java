package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.audit.StateDirectory;
import dev.parapet.core.AuditRecord;
import dev.parapet.remediations.Answer;
import dev.parapet.remediations.Connection;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Fault;
import dev.parapet.sandbox.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A process killed at any call leaves nothing behind that its successor does not finish, and nothing is written twice. */
@ExtendWith(InWorld.class)
class KillTest {
    /** Organization, own account and role come first; the guardrail's first look is call number four. */
    private static final int FIRST_LOOK = 4;

    private final World world;

    @TempDir
    Path directory = Path.of("set by JUnit");

    KillTest(World world) {
        this.world = world;
    }

    /** When, around one call, the process dies, and who comes after it. */
    private enum Moment {
        /** AWS never sees the call. The successor lives in this JVM, wired as any program would wire it. */
        BEFORE {
            @Override
            void hook(Proxy proxy, int index, Runnable kill) {
                proxy.before(index, kill);
                proxy.inject(new Fault.CutBefore(), call -> call.index() == index);
            }

            @Override
            void restart(Connection connection, Cli cli, Planted fault) {
                try (Parapet parapet =
                        Parapet.under(Parapet.only(Kind.GUARDRAILS, Optional.empty()), connection, cli.state())) {
                    assertThat(parapet.dispatcher().reconcile()).noneMatch(Answer::failed);
                    assertThat(parapet.verdict(fault.event()).outcome().word()).isIn("remediated", "unchanged");
                }
            }
        },
        /** AWS has served the call. The successor is the same command once more. */
        AFTER {
            @Override
            void hook(Proxy proxy, int index, Runnable kill) {
                proxy.after(index, kill);
            }

            @Override
            void restart(Connection connection, Cli cli, Planted fault) {
                Cli.Run again = cli.replay(fault.event());
                assertThat(again.status()).as(again.err()).isZero();
                assertThat(again.outcomes()).hasSize(1).isSubsetOf("remediated", "unchanged");
            }
        };

        abstract void hook(Proxy proxy, int index, Runnable kill);

        abstract void restart(Connection connection, Cli cli, Planted fault);
    }

    static Stream<Arguments> every_call() {
        return Kind.SAFE.stream()
                .flatMap(kind -> IntStream.rangeClosed(FIRST_LOOK, lastCall(kind))
                        .boxed()
                        .flatMap(call -> Stream.of(Moment.values()).map(moment -> Arguments.of(kind, moment, call))));
    }

    private static int lastCall(Kind kind) {
        return kind == Kind.WIDE_GROUP ? FIRST_LOOK + 3 : FIRST_LOOK + 2;
    }

    @ParameterizedTest
    @MethodSource("every_call")
    @Execution(ExecutionMode.CONCURRENT) // most of the time is the start of processes
    void killed_at_any_call_and_started_again_the_fault_is_repaired_and_nothing_written_twice(
            Kind kind, Moment moment, int call) throws Exception {
        String name = "kill-%s-%s%d".formatted(kind.slug(), moment == Moment.BEFORE ? "b" : "a", call);
        Planted fault = kind.plant(world.member("orders"), name);
        try (Proxy proxy = Proxy.start(world.sandbox().direct())) {
            Cli cli = Cli.at(proxy.uri(), world, directory);
            kill(cli, proxy, fault, moment, call);
            assertThat(calls(proxy, call)).as("the call at which it was killed").hasSize(call);
            proxy.heal();
            moment.restart(world.connection(proxy.uri()), cli, fault);
            assertThat(fault.repaired()).as(fault.live().get()).isTrue();
            assertThat(proxy.calls().stream().filter(Call::write).filter(done -> done.status() == 200))
                    .extracting(done -> done.operation() + done.parameters())
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
        nothing_is_open(directory.resolve("state"));
    }

    private static void kill(Cli cli, Proxy proxy, Planted fault, Moment moment, int call) throws Exception {
        CompletableFuture<Process> victim = new CompletableFuture<>();
        moment.hook(proxy, call, () -> victim.join().destroyForcibly().onExit().join());
        victim.complete(cli.start(cli.replayCommand(fault.event())));
        assertThat(victim.join().waitFor()).as("it did not finish").isNotZero();
    }

    /** The call during which it died may still be on its way into the record. */
    private static List<Call> calls(Proxy proxy, int wanted) throws InterruptedException {
        for (int i = 0; i < 1500 && proxy.calls().size() < wanted; i++) {
            Thread.sleep(20);
        }
        return proxy.calls();
    }

    private static void nothing_is_open(Path directory) {
        try (StateDirectory state = StateDirectory.open(directory)) {
            assertThat(state.trail().openIntents()).isEmpty();
            assertThat(state.trail().records())
                    .filteredOn(record -> record.phase() == AuditRecord.Phase.OUTCOME)
                    .extracting(record -> record.outcome().orElse(""))
                    .containsExactly("remediated");
        }
    }
}
