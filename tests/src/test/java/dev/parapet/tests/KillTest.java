package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.audit.StateDirectory;
import dev.parapet.core.AuditRecord;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Fault;
import dev.parapet.sandbox.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

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

    /** When, around one call, the process dies. */
    private enum Moment {
        /** AWS never sees the call. */
        BEFORE {
            @Override
            void hook(Proxy proxy, int index, Runnable kill) {
                proxy.before(index, kill);
                proxy.inject(new Fault.CutBefore(), call -> call.index() == index);
            }
        },
        /** AWS has served the call. */
        AFTER {
            @Override
            void hook(Proxy proxy, int index, Runnable kill) {
                proxy.after(index, kill);
            }
        };

        abstract void hook(Proxy proxy, int index, Runnable kill);
    }

    @TestFactory
    Stream<DynamicTest> killed_at_any_call_and_started_again_the_fault_is_repaired_by_one_write() {
        return Kind.SAFE.stream()
                .flatMap(kind -> IntStream.rangeClosed(FIRST_LOOK, lastCall(kind))
                        .boxed()
                        .flatMap(call -> Stream.of(Moment.values())
                                .map(moment -> DynamicTest.dynamicTest(
                                        "%s %s call %d".formatted(kind, moment, call),
                                        () -> kill(kind, moment, call)))));
    }

    private static int lastCall(Kind kind) {
        return kind == Kind.WIDE_GROUP ? FIRST_LOOK + 3 : FIRST_LOOK + 2;
    }

    private void kill(Kind kind, Moment moment, int call) throws Exception {
        String name = "kill-%s-%s%d".formatted(kind.slug(), moment == Moment.BEFORE ? "b" : "a", call);
        Planted fault = kind.plant(world.member("orders"), name);
        Cli cli = Cli.in(world, Files.createDirectory(directory.resolve(name)));
        List<Call> calls = new ArrayList<>(killed(cli, fault, moment, call));
        assertThat(calls).as("the call at which it was killed").hasSize(call);
        restart(cli, fault);
        calls.addAll(world.proxy().calls());
        assertThat(fault.repaired()).as(fault.live().get()).isTrue();
        assertThat(calls.stream().filter(Call::write).filter(done -> done.status() == 200))
                .extracting(done -> done.operation() + done.parameters())
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    private List<Call> killed(Cli cli, Planted fault, Moment moment, int call) throws Exception {
        Proxy proxy = world.proxy();
        proxy.clear();
        CompletableFuture<Process> victim = new CompletableFuture<>();
        moment.hook(proxy, call, () -> victim.join().destroyForcibly().onExit().join());
        victim.complete(cli.start(cli.replayCommand(fault.event())));
        assertThat(victim.join().waitFor()).isEqualTo(137);
        List<Call> calls = settled(proxy, call);
        proxy.heal();
        proxy.clear();
        return calls;
    }

    /** The call during which it died may still be on its way into the record. */
    private static List<Call> settled(Proxy proxy, int calls) throws InterruptedException {
        for (int i = 0; i < 100 && proxy.calls().size() < calls; i++) {
            Thread.sleep(20);
        }
        return proxy.calls();
    }

    private static void restart(Cli cli, Planted fault) {
        Cli.Run again = cli.replay(fault.event());
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.outcomes()).hasSize(1).isSubsetOf("remediated", "unchanged");
        try (var state = StateDirectory.open(cli.state())) {
            assertThat(state.trail().openIntents()).isEmpty();
            assertThat(state.trail().records())
                    .filteredOn(record -> record.phase() == AuditRecord.Phase.OUTCOME)
                    .extracting(record -> record.outcome().orElse(""))
                    .containsExactly("remediated");
        }
    }
}
