package dev.parapet.audit.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it costs to check a large log. Figures, not verdicts; {@code -Dparapet.n=1000000} is the number of records. */
@Tag("benchmark")
class LogBenchmark {
    private static final int N = Integer.getInteger("parapet.n", 1_000_000);
    private static final int RECORD = 1024;
    private static final int BATCH = 50_000;

    @TempDir
    Path directory = Path.of("set by JUnit");

    private interface Work {
        void run() throws Exception;
    }

    private static Duration time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void print(String what, Duration time, Duration bare) {
        System.out.printf(
                "log of %,d records: %-44s %7.2f s  %5.1f x bare hashing%n",
                N, what, time.toMillis() / 1000.0, (double) time.toNanos() / bare.toNanos());
    }

    @Test
    void a_large_log_is_checked() throws Exception {
        Samples.Key key = Samples.key();
        Duration written = time(() -> write(key));
        Path script = directory.resolve("verify.py");
        try (var in = LogBenchmark.class.getResourceAsStream("/dev/parapet/audit/verify.py")) {
            Files.write(script, Objects.requireNonNull(in).readAllBytes());
        }
        hash();
        Duration bare = time(this::hash);
        print("written, each file forced to the disk", written, bare);
        print("bare SHA-256 of the same bytes, 1 thread", bare, bare);
        for (int i = 0; i < 3; i++) {
            Duration wall = time(() -> run(java(key.vkey())));
            print("parapet, 2 threads, 512 MB heap, with JVM start", wall, bare);
        }
        print("verify.py", time(() -> run(List.of("python3", script.toString(), log().toString()))), bare);
    }

    private Path log() {
        return directory.resolve("log");
    }

    private void write(CheckpointSigner signer) {
        Log log = new Log(new DirectoryStore(log()), List.of(signer));
        Random random = new Random(1);
        for (int from = 0; from < N; from += BATCH) {
            List<byte[]> batch = new ArrayList<>();
            for (int i = from; i < Math.min(N, from + BATCH); i++) {
                byte[] entry = new byte[RECORD];
                random.nextBytes(entry);
                batch.add(entry);
            }
            log.integrate(from, batch);
        }
    }

    private void hash() throws Exception {
        MessageDigest digest = Rfc6962.sha256();
        for (long i = 0; i < Tile.count(Tile.ENTRIES, N); i++) {
            digest.update(
                    Files.readAllBytes(log().resolve(Tile.at(Tile.ENTRIES, i, N).path())));
        }
        digest.digest();
    }

    private List<String> java(VerifierKey key) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                LogBenchmark.class.getName(),
                log().toString(),
                key.toString());
    }

    private static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(text);
        }
        System.out.print(text);
    }

    public static void main(String[] arguments) throws Exception {
        Verifier verifier = new Verifier(List.of(VerifierKey.parse(arguments[1])));
        long start = System.nanoTime();
        Verdict verdict = verifier.verify(new DirectoryStore(Path.of(arguments[0])));
        double seconds = (System.nanoTime() - start) / 1e9;
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        System.out.printf("  %.2f s, %.2f s of CPU: %s%n", seconds, cpu.toMillis() / 1000.0, summary(verdict));
    }

    private static String summary(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Intact(Checkpoint head, var signers, int others) ->
                "intact, %d entries, %s, %d checkpoints".formatted(head.size(), head.root(), others + signers.size());
            case Verdict.Broken(List<Fault> faults) -> faults.toString();
        };
    }
}
