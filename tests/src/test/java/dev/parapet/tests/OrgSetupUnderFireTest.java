package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Fault;
import dev.parapet.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Throttled, refused at random and killed five times, the setup ends where it ends when nothing disturbs it. {@code
 * -Dparapet.accounts=117 -Dparapet.regions=eu-west-1,us-east-1} makes it as large as one likes.
 */
class OrgSetupUnderFireTest {
    private static final int KILLS = 5;
    private static final int ACCOUNTS = Integer.getInteger("parapet.accounts", 3);
    private static final String REGIONS =
            "  regions: [%s]\n".formatted(System.getProperty("parapet.regions", "us-east-1, eu-west-1"));

    @TempDir
    Path directory = Path.of("set by JUnit");

    @Test
    void end_is_the_same_as_undisturbed() {
        try (Sandbox sandbox = Sandbox.start()) {
            Governed quiet = Governed.fresh(sandbox, ACCOUNTS, REGIONS);
            assertThat(applied(quiet, "quiet").status()).isZero();
            Map<String, String> expected = quiet.everything(quiet.wish());

            Governed noisy = Governed.fresh(sandbox, ACCOUNTS, REGIONS);
            noisy.world().proxy().clear();
            long seed = Long.getLong("parapet.seed", System.nanoTime());
            assertThat(throughTheFire(noisy, seed)).as("seed %d", seed).isEqualTo(0);
            noisy.world().proxy().heal();

            Map<String, String> found = noisy.everything(noisy.wish());
            assertThat(found.keySet()).as("seed %d", seed).isEqualTo(expected.keySet());
            expected.forEach((place, state) ->
                    assertThat(found.get(place)).as("%s, seed %d", place, seed).isEqualTo(state));
        }
    }

    private Cli cli(Governed governed, String name) {
        Path own = directory.resolve(name);
        assertThat(own.toFile().mkdirs() || own.toFile().isDirectory()).isTrue();
        return Cli.in(governed.world(), own);
    }

    private Cli.Run applied(Governed governed, String name, String... more) {
        Cli cli = cli(governed, name);
        return cli.run(command(governed, cli, more));
    }

    private static String[] command(Governed governed, Cli cli, String... more) {
        List<String> words =
                new ArrayList<>(List.of("org", "apply", "--state", cli.state().toString()));
        words.addAll(List.of(
                "--settings", cli.file("parapet.yaml", governed.settings()).toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /** The exit status of the last run. */
    private int throughTheFire(Governed governed, long seed) {
        Random random = new Random(seed);
        spoil(governed, random);
        Cli cli = cli(governed, "noisy");
        for (int kill = 0; kill < KILLS; kill++) {
            AtomicInteger left = new AtomicInteger(5 + random.nextInt(40));
            Process process = cli.start(command(governed, cli, "--resume"));
            Predicate<Call> last = call -> call.write() && left.decrementAndGet() == 0;
            governed.world().proxy().inject(new Fault.CutBefore(), call -> {
                boolean now = last.test(call);
                if (now) {
                    process.destroyForcibly();
                }
                return now;
            });
            join(process);
        }
        return cli.run(command(governed, cli, "--resume")).status();
    }

    private static void join(Process process) {
        try {
            process.getInputStream().readAllBytes();
            process.waitFor();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One call in twenty is throttled, one in forty fails, one in a hundred is served and its answer lost. */
    private static void spoil(Governed governed, Random random) {
        governed.world().proxy().inject(new Fault.Throttle(), call -> chance(random, 20));
        governed.world().proxy().inject(new Fault.ServerError(), call -> chance(random, 40));
        governed.world().proxy().inject(new Fault.CutAfterServed(), call -> call.write() && chance(random, 100));
    }

    private static synchronized boolean chance(Random random, int of) {
        return random.nextInt(of) == 0;
    }
}
