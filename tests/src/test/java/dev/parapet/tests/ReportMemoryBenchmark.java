package dev.parapet.tests;

import com.sun.management.GarbageCollectionNotificationInfo;
import dev.parapet.audit.StateDirectory;
import dev.parapet.cli.Main;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.CanonicalJson;
import dev.parapet.core.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The verb report on long trails, in a process of its own with little memory. Of five records two are a repair and three are
 * looks at the same 10,000 resources, as in a trail that a sweep fills every night.
 */
@Tag("benchmark")
class ReportMemoryBenchmark {
    private static final String HEAP = System.getProperty("parapet.heap", "256m");
    private static final int RESOURCES = 10_000;
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");

    @TempDir
    Path directory = Path.of("set by JUnit");

    @ParameterizedTest
    @ValueSource(ints = {20_000, 200_000})
    void a_trail_longer_than_memory_is_reported_on(int records) throws Exception {
        Path state = Files.createDirectories(directory.resolve("state"));
        write(state.resolve("trail.jsonl"), records);
        StateDirectory.open(state).close(); // the log takes them in and is signed
        StateDirectory.open(state).close(); // and what waited for it is forgotten
        long began = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Measured.class.getName(),
                        "report",
                        "--framework",
                        "nist-800-53-r5",
                        "--state",
                        state.toString(),
                        "--format",
                        "html,csv,json,ocsf,oscal",
                        "--out",
                        directory.resolve("out").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        int status = process.waitFor();
        System.out.printf(
                "%,d records (%,d bytes), -Xmx%s: exit %d after %d ms%n%s",
                records,
                Files.size(state.resolve("trail.jsonl")),
                HEAP,
                status,
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                said);
        if (status != 0) {
            throw new AssertionError("the report did not fit into " + HEAP);
        }
    }

    private static void write(Path file, int count) throws IOException {
        BigOrganization organization = new BigOrganization(20261101);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i += 5) {
                Instant at = START.plusSeconds(30L * i);
                for (AuditRecord record : organization.change(at)) {
                    out.append(CanonicalJson.of(Json.tree(record))).append('\n');
                }
                for (int n = 0; n < 3; n++) {
                    AuditRecord look = organization.look(at.plusSeconds(30), RESOURCES);
                    out.append(CanonicalJson.of(Json.tree(look))).append('\n');
                }
            }
        }
    }

    /** The command line, and at its end the most that was left after a collection. */
    static final class Measured {
        private Measured() {}

        public static void main(String[] arguments) {
            AtomicLong most = new AtomicLong();
            ManagementFactory.getGarbageCollectorMXBeans()
                    .forEach(collector -> ((NotificationEmitter) collector)
                            .addNotificationListener(
                                    (notification, handback) ->
                                            most.accumulateAndGet(left(notification.getUserData()), Math::max),
                                    null,
                                    null));
            int status = Main.commandLine().execute(arguments);
            System.out.printf("at most %d MB in use right after a collection, young ones included%n", most.get() >> 20);
            System.exit(status);
        }

        private static long left(Object data) {
            return GarbageCollectionNotificationInfo.from((CompositeData) data)
                    .getGcInfo()
                    .getMemoryUsageAfterGc()
                    .entrySet()
                    .stream()
                    .filter(pool -> List.of("Eden Space", "Survivor Space", "Tenured Gen")
                            .contains(pool.getKey()))
                    .map(pool -> pool.getValue())
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
        }
    }
}
