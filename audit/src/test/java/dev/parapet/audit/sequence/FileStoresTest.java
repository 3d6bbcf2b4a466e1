package dev.parapet.audit.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.audit.StateUnusable;
import dev.parapet.audit.log.DirectoryStore;
import dev.parapet.audit.log.LogStore;
import dev.parapet.audit.log.Verdict;
import dev.parapet.audit.log.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outbox and the head of one machine survive what happens to a machine. */
class FileStoresTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final QuickKey KEY = QuickKey.of("parapet.example.com/laptop/audit");

    private final MovableClock clock = new MovableClock();

    @TempDir
    Path directory = Path.of("set by JUnit");

    private Path journal() {
        return directory.resolve("outbox.jsonl");
    }

    @Test
    void a_record_waits_across_processes_and_is_taken_once() {
        try (FileOutbox outbox = FileOutbox.open(directory, clock)) {
            assertThat(outbox.put("a", new byte[] {1, 0, -1})).isTrue();
            assertThat(outbox.put("a", new byte[] {2})).isFalse();
            assertThat(outbox.put("b", new byte[0])).isTrue();
        }
        clock.move(Duration.ofMinutes(1));
        try (FileOutbox outbox = FileOutbox.open(directory, clock)) {
            assertThat(outbox.put("a", new byte[] {3})).isFalse();
            assertThat(outbox.pending(9)).containsExactly("a", "b");
            assertThat(outbox.entries(List.of("a", "x")))
                    .containsOnlyKeys("a")
                    .hasEntrySatisfying("a", entry -> assertThat(entry).isEqualTo(new byte[] {1, 0, -1}));
            assertThat(outbox.backlog().waiting()).isEqualTo(2);
            assertThat(outbox.backlog().oldest()).contains(clock.instant().minus(Duration.ofMinutes(1)));
            outbox.sequenced(7, List.of("a"));
            outbox.sequenced(7, List.of("a"));
        }
        try (FileOutbox outbox = FileOutbox.open(directory, clock)) {
            assertThat(outbox.index("a")).hasValue(7);
            assertThat(outbox.put("a", new byte[] {4})).isFalse();
            assertThat(outbox.pending(9)).containsExactly("b");
        }
        clock.move(FileOutbox.KEPT);
        try (FileOutbox outbox = FileOutbox.open(directory, clock)) {
            assertThat(outbox.index("a")).isEmpty();
            assertThat(outbox.pending(9)).containsExactly("b");
        }
    }

    @Test
    void a_record_that_was_cut_short_is_dropped_and_said() throws IOException {
        try (FileOutbox outbox = FileOutbox.open(directory, clock)) {
            outbox.put("a", new byte[] {1});
            assertThat(outbox.torn()).isZero();
        }
        Files.writeString(journal(), "{\"id\":\"b\",\"ent", StandardOpenOption.APPEND);
        try (FileOutbox outbox = FileOutbox.open(directory, clock)) {
            assertThat(outbox.torn()).isEqualTo(14);
            assertThat(outbox.pending(9)).containsExactly("a");
            assertThat(outbox.put("b", new byte[] {2})).isTrue();
        }
        try (FileOutbox outbox = FileOutbox.open(directory, clock)) {
            assertThat(outbox.pending(9)).containsExactly("a", "b");
        }
    }

    @Test
    void what_is_no_outbox_or_no_head_is_said() throws IOException {
        Files.writeString(journal(), "{}\nnonsense\n");
        Files.writeString(directory.resolve("head.json"), "{}");
        assertThatThrownBy(() -> FileOutbox.open(directory, clock))
                .isInstanceOf(StateUnusable.class)
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> FileHead.open(directory))
                .isInstanceOf(StateUnusable.class)
                .hasMessageContaining("head.json");
    }

    @Test
    void a_head_is_replaced_by_one_who_saw_it() {
        Head first =
                Head.NEW.ledBy("one", clock.instant(), Duration.ofMinutes(1)).orElseThrow();
        Batch batch = new Batch(0, List.of("a", "b"));
        FileHead heads = FileHead.open(directory);
        assertThat(heads.read()).isEqualTo(Head.NEW);
        assertThat(heads.swap(first, first)).isFalse();
        assertThat(heads.swap(Head.NEW, first)).isTrue();
        assertThat(heads.assign(Head.NEW, first.assigned(batch), batch)).isFalse();
        assertThat(heads.assign(first, first.assigned(batch), batch)).isTrue();
        FileHead again = FileHead.open(directory);
        assertThat(again.read()).isEqualTo(first.assigned(batch));
        assertThat(again.batch(0)).isEqualTo(batch);
        assertThatThrownBy(() -> again.batch(1)).isInstanceOf(LogDiverged.class);
    }

    /** Wherever the file of records ends when the machine stops, what was said to be durable gets into the log, once. */
    @Test
    void a_log_on_a_disk_survives_restarts_and_torn_files() throws IOException {
        for (long seed = SEED; seed < SEED + 10; seed++) {
            Path home = Files.createDirectory(directory.resolve("run-" + (seed - SEED)));
            Random random = new Random(seed);
            LogStore log = new DirectoryStore(home.resolve("log"));
            int records = 0;
            for (int restart = 0; restart < 4; restart++) {
                try (FileOutbox outbox = FileOutbox.open(home, clock)) {
                    Stores stores = new Stores(outbox, FileHead.open(home), log);
                    int dies = random.nextInt(80);
                    int[] left = {dies};
                    Interrupted crash = new Interrupted() {
                        @Override
                        public <T> T at(Supplier<T> operation) {
                            if (left[0]-- == 0) {
                                throw new IllegalStateException("the plug is pulled");
                            }
                            return operation.get();
                        }
                    };
                    for (int i = random.nextInt(20); i > 0; i--) {
                        assertThat(outbox.put("record-" + records, new byte[] {(byte) records++}))
                                .isTrue();
                    }
                    clock.move(Duration.ofMinutes(5));
                    try {
                        sequencer("run-" + restart, crash.over(stores)).flush();
                    } catch (IllegalStateException e) {
                        // The next start finds what is there.
                    }
                }
                Files.writeString(home.resolve("outbox.jsonl"), "{\"id\":\"to", StandardOpenOption.APPEND);
            }
            try (FileOutbox outbox = FileOutbox.open(home, clock)) {
                clock.move(Duration.ofMinutes(5));
                sequencer("last", new Stores(outbox, FileHead.open(home), log)).flush();
                int all = records;
                assertThat(outbox.backlog().waiting()).isZero();
                if (all > 0) {
                    assertThat(new Verifier(List.of(KEY.vkey())).verify(log))
                            .as("-Dparapet.seed=%d", seed)
                            .isInstanceOfSatisfying(
                                    Verdict.Intact.class,
                                    verdict -> assertThat(verdict.checkpoint().size())
                                            .isBetween((long) all, all + 2L));
                }
            }
        }
    }

    private Sequencer sequencer(String name, Stores stores) {
        return new Sequencer(name, stores, Keys.of(KEY), List.of(), clock, Pace.STANDARD);
    }

    @Test
    void writers_and_sequencers_of_one_process_come_to_one_log() throws Exception {
        int writers = 8;
        long each = 100;
        LogStore log = new DirectoryStore(directory.resolve("log"));
        try (FileOutbox outbox = FileOutbox.open(directory, clock);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stores stores = new Stores(outbox, FileHead.open(directory), log);
            List<Future<?>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                for (int i = 0; i < each; i++) {
                    String id = "%d/%d".formatted(writer / 2, i);
                    work.add(threads.submit(() -> outbox.put(id, id.getBytes(StandardCharsets.UTF_8))));
                }
            }
            for (String name : List.of("one", "two")) {
                work.add(threads.submit(() -> {
                    for (int turn = 0; turn < 20; turn++) {
                        clock.move(Duration.ofSeconds(50));
                        sequencer(name, stores).flush();
                    }
                }));
            }
            for (Future<?> done : work) {
                done.get();
            }
            clock.move(Duration.ofMinutes(5));
            sequencer("three", stores).flush();
            assertThat(new Verifier(List.of(KEY.vkey())).verify(log))
                    .isInstanceOfSatisfying(
                            Verdict.Intact.class,
                            verdict -> assertThat(verdict.checkpoint().size()).isEqualTo(writers / 2 * each));
            assertThat(Optional.of(outbox.backlog().waiting())).contains(0L);
        }
    }
}
