package dev.parapet.tests;

import dev.parapet.core.Guardrail;
import dev.parapet.remediations.Guardrails;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Sandbox;
import dev.parapet.sandbox.Scene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep costs in calls and CPU. Figures, not verdicts; {@code -Dparapet.n=1000} is the number of resources. */
@Tag("benchmark")
class SweepBenchmark {
    private static final int N = Integer.getInteger("parapet.n", 1000);
    private static final List<String> GUARDRAILS =
            List.of(System.getProperty("parapet.only", "net-sg-db-ingress,pub-s3-bucket,enc-sqs,iam-key-stale")
                    .split(","));
    /** What people run; it builds what is stale, so the first sweep, which is not measured, may take a minute. */
    private static final String LAUNCHER =
            Path.of("..", "parapet").toAbsolutePath().normalize().toString();

    private static final List<String> PAIR = List.of("net-sg-db-ingress", "pub-rds-instance");

    @TempDir
    Path directory = Path.of("set by JUnit");

    /** All are planted with the fault, a first sweep repairs half of them, the second one is measured. */
    @Test
    void one_account_with_half_of_its_resources_at_fault() throws Exception {
        for (String slug : GUARDRAILS) {
            Scene scene = scene(slug);
            try (Sandbox sandbox = Sandbox.start()) {
                World world = World.fresh(sandbox);
                Member orders = world.member("orders");
                for (int n = 0; n < N; n++) {
                    scene.stage(sandbox, orders.account(), orders.region(), "bench-" + n);
                }
                String region = scene.region(orders.region());
                sweep(world, "half", List.of(slug), List.of(orders.account()), region, N / 2);
                world.proxy().clear();
                Cost cost = sweep(world, "measured", List.of(slug), List.of(orders.account()), region, N);
                System.out.printf(
                        "sweep %-18s N=%d, %d at fault: %d calls %s, cpu %d ms, wall %d ms%n",
                        slug,
                        N,
                        N / 2,
                        memberCalls(world).size(),
                        counts(memberCalls(world)),
                        cost.cpu().toMillis(),
                        cost.wall().toMillis());
            }
        }
    }

    @Test
    void twenty_accounts() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            sandbox.reset();
            var builder = dev.parapet.sandbox.Organization.in(sandbox, "security");
            IntStream.range(0, 19).forEach(n -> builder.account("member-" + n, "Workloads"));
            var organization = builder.create();
            World world = new World(sandbox, organization, organization.credentials("security"));
            Cost cost = sweep(world, "twenty", PAIR, List.of(), World.EUROPE, N);
            System.out.printf(
                    "sweep of %d accounts x %d guardrails x 1 region: %d calls, cpu %d ms, wall %d ms%n",
                    organization.ids().size(),
                    PAIR.size(),
                    world.proxy().calls().size(),
                    cost.cpu().toMillis(),
                    cost.wall().toMillis());
        }
    }

    /** The same heap for a hundred resources and for ten thousand, all judged, nothing written. */
    @Test
    void memory_stays_flat() throws Exception {
        Scene scene = scene("net-sg-db-ingress");
        try (Sandbox sandbox = Sandbox.start()) {
            World world = World.fresh(sandbox);
            int planted = 0;
            for (int resources : List.of(100, 1_000, 10_000)) {
                Member orders = world.member("orders");
                for (; planted < resources; planted++) {
                    scene.stage(sandbox, orders.account(), orders.region(), "flat-" + planted);
                }
                Path place = Files.createTempDirectory(directory, "flat");
                Cli cli = Cli.in(world, place).with("JAVA_TOOL_OPTIONS", "-Xmx64m");
                List<String> verb = List.of(
                        "dev.parapet.cli.Main",
                        "sweep",
                        "--region=" + orders.region(),
                        "--account=" + orders.account(),
                        "--guardrail=net-sg-db-ingress",
                        "--out=" + place + "/out");
                ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Cli.java().stream(), verb.stream()).toList());
                builder.environment().putAll(cli.environment());
                builder.redirectErrorStream(true)
                        .redirectOutput(place.resolve("said").toFile());
                Process process = builder.start();
                long peak = 0;
                while (process.isAlive()) {
                    peak = Math.max(peak, peakKilobytes(process.pid()));
                    Thread.sleep(20);
                }
                if (process.exitValue() != 0) {
                    throw new IllegalStateException(Files.readString(place.resolve("said")));
                }
                System.out.printf("sweep of %d groups under -Xmx64m: peak memory %d MB%n", resources, peak / 1024);
            }
        }
    }

    /** Linux tells the most that a process ever held; elsewhere there is no figure. */
    private static long peakKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0;
        }
    }

    private static Scene scene(String slug) {
        Guardrail<?> guardrail = Guardrails.named(slug).orElseThrow();
        return Scene.of(guardrail.getClass(), guardrail.control()).getFirst();
    }

    private static List<Call> memberCalls(World world) {
        return world.proxy().calls().stream()
                .filter(call -> !call.account().equals(world.organization().security()))
                .toList();
    }

    private static Map<String, Long> counts(List<Call> calls) {
        return calls.stream().collect(Collectors.groupingBy(Call::operation, TreeMap::new, Collectors.counting()));
    }

    private Cost sweep(
            World world, String name, List<String> guardrails, List<String> accounts, String region, int budget)
            throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(directory, name);
        Cli cli = Cli.in(world, place);
        Path input = cli.file("nothing", "");
        List<String> verb =
                new ArrayList<>(List.of("sweep", "--mode", "enforce", "--region", region, "--budget", "" + budget));
        verb.addAll(List.of("--state", place + "/state", "--out", place + "/out"));
        guardrails.forEach(slug -> verb.addAll(List.of("--guardrail", slug)));
        accounts.forEach(account -> verb.addAll(List.of("--account", account)));
        List<String> command = Stream.of(Cost.shell(input), Stream.of(LAUNCHER), verb.stream())
                .flatMap(part -> part)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(cli.environment());
        long start = System.nanoTime();
        Process process = builder.start();
        String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    Files.readString(place.resolve("nothing.err")) + Files.readString(place.resolve("nothing.out")));
        }
        return Cost.of(times, start);
    }
}
