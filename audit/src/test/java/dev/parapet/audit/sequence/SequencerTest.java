package dev.parapet.audit.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.audit.log.Algorithm;
import dev.parapet.audit.log.CheckpointSigner;
import dev.parapet.audit.log.EntryTooLarge;
import dev.parapet.audit.log.LocalSigner;
import dev.parapet.audit.log.Log;
import dev.parapet.audit.log.LogStore;
import dev.parapet.audit.log.LogView;
import dev.parapet.audit.log.MemoryStore;
import dev.parapet.audit.log.Note;
import dev.parapet.audit.log.SignedCheckpoint;
import dev.parapet.audit.log.StoreUnusable;
import dev.parapet.audit.log.Verdict;
import dev.parapet.audit.log.Verifier;
import dev.parapet.audit.log.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequencerTest {
    private static final String ORIGIN = "parapet.example.com/o-1234/audit";
    private static final QuickKey KEY = QuickKey.of(ORIGIN);

    private final MovableClock clock = new MovableClock();
    private final MemoryStore files = new MemoryStore();
    private final MemoryOutbox outbox = new MemoryOutbox(clock);
    private final MemoryHead heads = new MemoryHead();
    private final Stores stores = new Stores(outbox, heads, files);

    @TempDir
    Path directory = Path.of("set by JUnit");

    private Sequencer sequencer(String name, Stores over, Keys keys, Cosigner... witnesses) {
        return new Sequencer(name, over, keys, List.of(witnesses), clock, Pace.STANDARD);
    }

    private Sequencer sequencer() {
        return sequencer("one", stores, Keys.of(KEY));
    }

    private void put(int from, int to) {
        for (int i = from; i < to; i++) {
            outbox.put("record-" + i, ("{\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8));
        }
    }

    private SignedCheckpoint head() {
        return new Log(files, List.of(KEY)).head().orElseThrow();
    }

    private String entry(long index) {
        return new String(new LogView(files, head()).entry(index), StandardCharsets.UTF_8);
    }

    private void assertIntact(CheckpointSigner... signers) {
        List<VerifierKey> keys =
                List.of(signers).stream().map(CheckpointSigner::vkey).toList();
        assertThat(new Verifier(keys).verify(files)).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void many_records_are_published_at_once_and_few_after_a_minute() {
        put(0, 255);
        assertThat(sequencer().turn()).isInstanceOf(Turn.Idle.class);
        put(255, 256);
        assertThat(sequencer().turn())
                .isInstanceOfSatisfying(
                        Turn.Published.class,
                        published -> assertThat(published.records()).isEqualTo(256));
        put(256, 257);
        clock.move(Duration.ofSeconds(59));
        assertThat(sequencer().turn()).isInstanceOf(Turn.Idle.class);
        clock.move(Duration.ofSeconds(1));
        assertThat(sequencer().turn()).isInstanceOf(Turn.Published.class);
        assertThat(head().checkpoint().size()).isEqualTo(257);
        assertThat(outbox.index("record-256")).hasValue(256);
        assertIntact(KEY);
    }

    @Test
    void whoever_asks_need_not_wait() {
        put(0, 3000);
        assertThat(sequencer().flush()).isInstanceOf(Turn.Published.class);
        assertThat(head().checkpoint().size()).isEqualTo(3000);
        assertThat(sequencer().flush()).isInstanceOf(Turn.Idle.class);
    }

    @Test
    void silence_is_recorded_every_hour_and_once() {
        assertThat(sequencer().turn()).isInstanceOf(Turn.Published.class);
        assertThat(entry(0)).isEqualTo("{\"at\":\"2026-11-24T12:00:00Z\",\"kind\":\"HEARTBEAT\"}");
        assertThat(sequencer().turn()).isInstanceOf(Turn.Idle.class);
        clock.move(Duration.ofMinutes(59));
        assertThat(sequencer().turn()).isInstanceOf(Turn.Idle.class);
        clock.move(Duration.ofMinutes(1));
        assertThat(sequencer().turn()).isInstanceOf(Turn.Published.class);
        assertThat(entry(1)).contains("13:00:00Z");
        put(0, 1);
        clock.move(Duration.ofMinutes(60));
        assertThat(sequencer().turn()).isInstanceOf(Turn.Published.class);
        assertThat(entry(2))
                .as("who has something to say does not say that he has nothing")
                .contains("\"n\":0");
    }

    @Test
    void one_leads_until_it_is_not_heard_of() {
        put(0, 1);
        assertThat(sequencer("one", stores, Keys.of(KEY)).turn()).isInstanceOf(Turn.Idle.class);
        clock.move(Duration.ofSeconds(89));
        assertThat(sequencer("two", stores, Keys.of(KEY)).flush()).isEqualTo(new Turn.Following("one"));
        clock.move(Duration.ofSeconds(1));
        assertThat(sequencer("two", stores, Keys.of(KEY)).flush()).isInstanceOf(Turn.Published.class);
        assertThat(heads.read().lease().epoch()).isEqualTo(2);
        assertThat(sequencer("one", stores, Keys.of(KEY)).turn()).isEqualTo(new Turn.Following("two"));
    }

    @Test
    void a_lease_from_a_clock_that_was_ahead_does_not_last() {
        clock.move(Duration.ofDays(3));
        assertThat(sequencer("one", stores, Keys.of(KEY)).turn()).isInstanceOf(Turn.Published.class);
        clock.move(Duration.ofDays(-3));
        assertThat(sequencer("two", stores, Keys.of(KEY)).flush()).isInstanceOf(Turn.Idle.class);
    }

    /** Stops one sequencer before its n-th operation, and lets the other one have two turns. */
    @Test
    void a_zombie_changes_nothing_wherever_it_wakes_up() {
        for (int stop = 0; stop < 60; stop++) {
            MemoryStore log = new MemoryStore();
            MemoryOutbox records = new MemoryOutbox(clock);
            Stores shared = new Stores(records, new MemoryHead(), log);
            records.put("first", new byte[] {1});
            int[] left = {stop};
            Interrupted sleep = new Interrupted() {
                @Override
                public <T> T at(Supplier<T> operation) {
                    if (left[0]-- == 0) {
                        clock.move(Duration.ofMinutes(3));
                        sequencer("two", shared, Keys.of(KEY)).flush();
                        records.put("second", new byte[] {2});
                        sequencer("two", shared, Keys.of(KEY)).flush();
                    }
                    return operation.get();
                }
            };
            sequencer("one", sleep.over(shared), Keys.of(KEY)).flush();
            clock.move(Duration.ofMinutes(3));
            sequencer("three", shared, Keys.of(KEY)).flush();

            assertThat(new Verifier(List.of(KEY.vkey())).verify(log))
                    .as("asleep before operation %d", stop)
                    .isInstanceOfSatisfying(
                            Verdict.Intact.class,
                            verdict -> assertThat(verdict.checkpoint().size()).isEqualTo(left[0] < 0 ? 2 : 1));
        }
    }

    @Test
    void a_full_disk_stops_nothing_for_good() {
        AtomicBoolean full = new AtomicBoolean(true);
        Interrupted disk = new Interrupted() {
            @Override
            public <T> T at(Supplier<T> operation) {
                if (full.get()) {
                    throw new StoreUnusable("tile", new IOException("No space left on device"));
                }
                return operation.get();
            }
        };
        put(0, 300);
        Sequencer sequencer = sequencer("one", new Stores(outbox, heads, disk.log(files)), Keys.of(KEY));
        assertThatThrownBy(sequencer::turn).isInstanceOf(StoreUnusable.class);
        full.set(false);
        assertThat(sequencer.turn()).isInstanceOf(Turn.Published.class);
        assertIntact(KEY);
    }

    @Test
    void a_record_that_was_deleted_before_it_is_in_the_log_stops_it_by_name() {
        put(0, 2);
        Interrupted insider = new Interrupted() {
            @Override
            public <T> T at(Supplier<T> operation) {
                T done = operation.get();
                outbox.lose("record-1");
                return done;
            }
        };
        Stores stolen = new Stores(outbox, insider.heads(heads), files);
        Sequencer sequencer = sequencer("one", new Stores(outbox, onAssign(stolen), files), Keys.of(KEY));
        assertThatThrownBy(sequencer::flush)
                .isInstanceOf(LogDiverged.class)
                .hasMessageContaining("record-1")
                .hasMessageContaining("restore it from a backup");
    }

    /** Disturbed only when a batch was assigned. */
    private HeadStore onAssign(Stores disturbed) {
        return new HeadStore() {
            @Override
            public Head read() {
                return heads.read();
            }

            @Override
            public boolean swap(Head seen, Head next) {
                return heads.swap(seen, next);
            }

            @Override
            public boolean assign(Head seen, Head next, Batch batch) {
                return disturbed.heads().assign(seen, next, batch);
            }

            @Override
            public Batch batch(long start) {
                return heads.batch(start);
            }
        };
    }

    @Test
    void a_head_or_a_checkpoint_that_was_put_back_stops_it() {
        put(0, 10);
        sequencer().flush();
        Head old = heads.read();
        byte[] checkpoint = files.get("checkpoint").orElseThrow();
        put(10, 20);
        sequencer().flush();

        byte[] now = files.get("checkpoint").orElseThrow();
        files.replace("checkpoint", checkpoint);
        assertThatThrownBy(() -> sequencer().flush())
                .isInstanceOf(LogDiverged.class)
                .hasMessageContaining("The checkpoint ends at 10, but the head is at 20");
        files.replace("checkpoint", now);
        heads.restore(old);
        assertThatThrownBy(() -> sequencer().flush())
                .isInstanceOf(LogDiverged.class)
                .hasMessageContaining("The head ends at 10, but the checkpoint is at 20");
    }

    @Test
    void a_key_is_changed_by_a_record_that_the_old_one_signs() {
        LocalSigner old = LocalSigner.create(directory.resolve("old"), ORIGIN, Algorithm.ED25519);
        LocalSigner next = LocalSigner.create(directory.resolve("next"), ORIGIN, Algorithm.ECDSA_P256);
        LocalSigner last = LocalSigner.create(directory.resolve("last"), ORIGIN, Algorithm.ED25519);
        put(0, 3);
        sequencer("one", stores, Keys.of(old)).flush();
        Sequencer changing = sequencer("one", stores, Keys.change(old, next));
        assertThat(signers(changing)).as("the record").containsExactly(old.vkey());
        put(3, 4);
        assertThat(signers(changing)).as("both once").containsExactlyInAnyOrder(old.vkey(), next.vkey());
        put(4, 5);
        assertThat(signers(changing)).as("the new one").containsExactly(next.vkey());
        put(5, 6);
        assertThat(signers(sequencer("one", stores, Keys.of(next)))).containsExactly(next.vkey());

        assertThat(KeyChange.follow(files, old.vkey())).containsExactly(old.vkey(), next.vkey());
        Sequencer again = sequencer("one", stores, Keys.change(next, last));
        for (int i = 6; i < 9; i++) {
            put(i, i + 1);
            again.flush();
        }
        assertThat(KeyChange.follow(files, old.vkey())).containsExactly(old.vkey(), next.vkey(), last.vkey());
        assertIntact(old, next, last);
    }

    private List<VerifierKey> signers(Sequencer sequencer) {
        Turn.Published published = (Turn.Published) sequencer.flush();
        Note note = published.checkpoint().note();
        return List.of("old", "next").stream()
                .map(name -> LocalSigner.open(directory.resolve(name), ORIGIN).vkey())
                .filter(key -> note.signatures().stream().anyMatch(line -> line.isOf(key)))
                .toList();
    }

    @Test
    void nobody_but_the_key_itself_can_name_the_next_one() {
        LocalSigner real = LocalSigner.create(directory.resolve("real"), ORIGIN, Algorithm.ED25519);
        LocalSigner false1 = LocalSigner.create(directory.resolve("false1"), ORIGIN, Algorithm.ED25519);
        LocalSigner false2 = LocalSigner.create(directory.resolve("false2"), ORIGIN, Algorithm.ED25519);
        outbox.put("forged", KeyChange.entry(false1, false2, clock.instant()));
        sequencer("one", stores, Keys.of(real)).flush();

        assertThat(KeyChange.follow(files, real.vkey())).containsExactly(real.vkey());
        assertThat(KeyChange.read(KeyChange.entry(real, false1, clock.instant()), List.of(real.vkey())))
                .isPresent();
        assertThat(KeyChange.read("{}".getBytes(StandardCharsets.UTF_8), List.of(real.vkey())))
                .isEmpty();
    }

    private final QuickKey witnessKey = QuickKey.of("witness.example.com/w1");

    private Witness witness(LogStore memory) {
        return new Witness(witnessKey, Map.of(ORIGIN, List.of(KEY.vkey())), memory, clock);
    }

    @Test
    void a_witness_cosigns_what_is_published() {
        Witness witness = witness(new MemoryStore());
        for (int i = 0; i < 5; i++) {
            put(i * 100, i * 100 + 100);
            Turn turn = sequencer("one", stores, Keys.of(KEY), witness).flush();
            assertThat(turn)
                    .isInstanceOfSatisfying(
                            Turn.Published.class,
                            published -> assertThat(published.silent()).isEmpty());
            assertThat(SignedCheckpoint.open(files.get("checkpoint").orElseThrow(), List.of(KEY.vkey(), witness.vkey()))
                            .signers())
                    .containsExactly(KEY.vkey(), witness.vkey());
        }
        assertIntact(KEY, witnessKey);
    }

    @Test
    void a_witness_that_is_away_is_named_and_holds_nothing_up() {
        AtomicBoolean away = new AtomicBoolean();
        Witness witness = witness(new MemoryStore());
        Cosigner line = new Cosigner() {
            @Override
            public VerifierKey vkey() {
                return witness.vkey();
            }

            @Override
            public WitnessAnswer add(AddCheckpoint request) {
                if (away.get()) {
                    throw new WitnessUnreachable("w1", new IOException("timed out"));
                }
                return witness.add(request.bytes());
            }
        };
        put(0, 10);
        sequencer("one", stores, Keys.of(KEY), line).flush();
        away.set(true);
        put(10, 20);
        assertThat(sequencer("one", stores, Keys.of(KEY), line).flush())
                .isInstanceOfSatisfying(
                        Turn.Published.class,
                        published -> assertThat(published.silent()).containsExactly("witness.example.com/w1"));
        away.set(false);
        put(20, 30);
        assertThat(sequencer("one", stores, Keys.of(KEY), line).flush())
                .isInstanceOfSatisfying(
                        Turn.Published.class,
                        published -> assertThat(published.silent())
                                .as("it says itself how far it is")
                                .isEmpty());
    }

    @Test
    void a_fork_is_refused_by_the_witness_and_not_published() {
        Witness witness = witness(new MemoryStore());
        put(0, 10);
        sequencer("one", stores, Keys.of(KEY), witness).flush();

        for (int size : List.of(9, 10, 11)) {
            MemoryStore fork = new MemoryStore();
            MemoryOutbox other = new MemoryOutbox(clock);
            for (int i = 0; i < size; i++) {
                other.put("other-" + i, new byte[] {(byte) i});
            }
            Stores forked = new Stores(other, new MemoryHead(), fork);
            assertThatThrownBy(() ->
                            sequencer("one", forked, Keys.of(KEY), witness).flush())
                    .as("size %d", size)
                    .isInstanceOf(WitnessRefused.class)
                    .hasMessageContaining("witness.example.com/w1")
                    .hasMessageContaining("Nothing was published");
            assertThat(fork.get("checkpoint")).isEmpty();
        }
    }

    @Test
    void a_record_that_no_bundle_holds_is_refused_when_it_is_put() {
        try (FileOutbox file = FileOutbox.open(directory, clock)) {
            assertThatThrownBy(() -> file.put("large", new byte[65_536]))
                    .isInstanceOf(EntryTooLarge.class)
                    .hasMessageContaining("large");
            assertThat(file.put("just", new byte[65_535])).isTrue();
        }
    }
}
