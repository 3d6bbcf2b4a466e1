package dev.parapet.tests;

import dev.parapet.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a repair costs in processor time, as whole processes. Prints figures and asserts nothing about them. */
@Tag("benchmark")
class ReplayBenchmark {
    private static final int RUNS = 3;
    private static final int EVENTS = 103;
    private static final List<String> ACCOUNTS = List.of("orders", "web", "staging");
    private static final List<Kind> KINDS = List.of(Kind.KEY, Kind.DATABASE, Kind.BUCKET, Kind.GROUP);

    @TempDir
    Path directory = Path.of("set by JUnit");

    /** From an event file to the repair that was looked at again: a JVM that starts, with and without its archive. */
    @Test
    void cold_start() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start()) {
            World world = World.fresh(sandbox);
            for (Kind kind : KINDS) {
                List<Cost> plain = new ArrayList<>();
                List<Cost> archived = new ArrayList<>();
                for (int run = 0; run < RUNS; run++) {
                    plain.add(replay(world, plainJvm(), List.of(fault(world, kind, "plain-" + run))));
                    archived.add(replay(world, launcher(), List.of(fault(world, kind, "archived-" + run))));
                }
                print("cold %-8s plain JVM".formatted(kind), plain);
                print("cold %-8s launcher (archive)".formatted(kind), archived);
                System.out.printf(
                        "cold %-8s ratio launcher/plain: cpu %.2f, wall %.2f%n",
                        kind,
                        ratio(medianCpu(archived), medianCpu(plain)),
                        ratio(medianWall(archived), medianWall(plain)));
            }
        }
    }

    /** What one more event costs, over three accounts in turn; a fault each, so every event is a repair. */
    @Test
    void warm_event() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start()) {
            World world = World.fresh(sandbox);
            for (Kind kind : KINDS) {
                List<Double> each = new ArrayList<>();
                for (int run = 0; run < RUNS; run++) {
                    Cost few = replay(world, plainJvm(), faults(world, kind, "few-" + run, ACCOUNTS.size()));
                    Cost many = replay(world, plainJvm(), faults(world, kind, "many-" + run, EVENTS));
                    each.add((many.cpu().toMillis() - few.cpu().toMillis()) / (double) (EVENTS - ACCOUNTS.size()));
                }
                Collections.sort(each);
                System.out.printf(
                        "warm %-8s cpu per cross-account event: median %.1f ms (min %.1f, max %.1f; %d runs of %d events)%n",
                        kind, each.get(RUNS / 2), each.getFirst(), each.getLast(), RUNS, EVENTS);
            }
        }
    }

    private static List<String> faults(World world, Kind kind, String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> kind.plant(world.member(ACCOUNTS.get(i % ACCOUNTS.size())), slug(kind, name) + "-" + i)
                        .event())
                .toList();
    }

    private static String fault(World world, Kind kind, String name) {
        return kind.plant(world.member("orders"), slug(kind, name)).event();
    }

    private static String slug(Kind kind, String name) {
        return "bench-" + kind.slug() + "-" + name;
    }

    private static List<String> plainJvm() {
        return Cli.java();
    }

    private static List<String> launcher() {
        return List.of(Path.of("..", "parapet").toAbsolutePath().normalize().toString());
    }

    /** A shell accounts for its children; it is on every system this benchmark is of use on. */
    private Cost replay(World world, List<String> program, List<String> events)
            throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(directory, "run");
        Cli cli = Cli.in(world, place);
        Path lines = cli.file("events.jsonl", String.join("\n", events) + "\n");
        List<String> verb = List.of(
                "replay", "--settings", cli.file("parapet.yaml", "").toString(), "--state", place + "/state", "-");
        Stream<String> shell = Cost.shell(lines);
        List<String> main = program.getFirst().endsWith("parapet") ? List.of() : List.of("dev.parapet.cli.Main");
        List<String> command = Stream.of(shell, program.stream(), main.stream(), verb.stream())
                .flatMap(part -> part)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(cli.environment());
        long start = System.nanoTime();
        Process process = builder.start();
        String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(place.resolve("events.jsonl.err")));
        }
        return Cost.of(times, start);
    }

    private static void print(String what, List<Cost> costs) {
        System.out.printf(
                "%s: cpu median %d ms, wall median %d ms (%d runs)%n",
                what, medianCpu(costs), medianWall(costs), costs.size());
    }

    private static long medianCpu(List<Cost> costs) {
        return costs.stream()
                .mapToLong(cost -> cost.cpu().toMillis())
                .sorted()
                .skip(costs.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static long medianWall(List<Cost> costs) {
        return costs.stream()
                .mapToLong(cost -> cost.wall().toMillis())
                .sorted()
                .skip(costs.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static double ratio(long one, long other) {
        return one / (double) other;
    }
}
