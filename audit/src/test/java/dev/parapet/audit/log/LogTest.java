package dev.parapet.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());

    private final Samples.Key key = Samples.key();

    private Log log(LogStore store) {
        return new Log(store, List.of(key));
    }

    private static void assertSame(MemoryStore actual, MemoryStore expected, String as) {
        assertThat(actual.paths()).as(as).isEqualTo(expected.paths());
        expected.paths()
                .forEach(path -> assertThat(actual.get(path))
                        .as("%s: %s", as, path)
                        .contains(expected.get(path).orElseThrow()));
    }

    @Test
    void the_root_of_a_log_is_that_of_its_entries_however_they_came() {
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            MemoryStore store = new MemoryStore();
            int size = 0;
            while (size < 1200) {
                int next = size + 1 + random.nextInt(400);
                Checkpoint head =
                        log(store).integrate(size, Samples.entries(size, next)).checkpoint();
                size = next;
                assertThat(head)
                        .as("-Dparapet.seed=%d round %d", SEED, round)
                        .isEqualTo(Checkpoint.of(Samples.ORIGIN, size, CompactRange.rootOf(Samples.leaves(size))));
            }
        }
    }

    @Test
    void an_empty_log_can_be_signed() {
        MemoryStore store = new MemoryStore();
        assertThat(log(store).head()).isEmpty();
        assertThat(log(store).integrate(0, List.of()).checkpoint().root()).isEqualTo(Rfc6962.EMPTY);
        assertThat(Samples.verify(store, key)).isInstanceOf(Verdict.Intact.class);
        log(store).integrate(0, Samples.entries(0, 3));
        assertThat(Samples.verify(store, key)).isInstanceOf(Verdict.Intact.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ECDSA_P256"})
    void wherever_a_writer_dies_the_next_one_ends_with_the_same_bytes(Algorithm algorithm) {
        Samples.Key signer = Samples.key(Samples.ORIGIN, algorithm);
        MemoryStore before = Samples.log(signer, 200);
        MemoryStore whole = before.copy();
        new Log(whole, List.of(signer)).integrate(200, Samples.entries(200, 900));
        int writes = whole.paths().size() - before.paths().size() + 1;
        for (int crash = 0; crash < writes; crash++) {
            for (boolean done : List.of(true, false)) {
                MemoryStore store = before.copy();
                String as = "write %d, done %s".formatted(crash, done);
                LogStore dying = new CrashingStore(store, crash, done);
                assertThatThrownBy(() -> new Log(dying, List.of(signer)).integrate(200, Samples.entries(200, 900)))
                        .as(as)
                        .isInstanceOf(CrashingStore.Crash.class);
                assertThat(Samples.verify(store, signer)).as(as).isInstanceOf(Verdict.Intact.class);

                SignedCheckpoint head = new Log(store, List.of(signer)).integrate(200, Samples.entries(200, 900));

                assertThat(head.checkpoint().size()).isEqualTo(900);
                assertThat(Samples.verify(store, signer)).as(as).isInstanceOf(Verdict.Intact.class);
                if (algorithm == Algorithm.ED25519) {
                    assertSame(store, whole, as);
                }
            }
        }
    }

    /** Batches are cut anew after each crash, as a sequencer does to which more entries came meanwhile. */
    @Test
    void random_crashes_and_random_batches_lose_and_double_nothing() {
        for (long seed = SEED; seed < SEED + 150; seed++) {
            Random random = new Random(seed);
            MemoryStore store = new MemoryStore();
            int total = random.nextInt(1500);
            int signed = 0;
            while (signed < total) {
                int from = Math.max(0, signed - random.nextInt(20));
                int to = Math.min(total, signed + 1 + random.nextInt(400));
                try {
                    LogStore dying = new CrashingStore(store, random.nextInt(16), random.nextBoolean());
                    log(dying).integrate(from, Samples.entries(from, to));
                } catch (CrashingStore.Crash e) {
                    // The next round does it again, or something else that includes it.
                }
                if (random.nextInt(5) == 0) {
                    log(store).prune();
                }
                signed = log(store)
                        .head()
                        .map(head -> Math.toIntExact(head.checkpoint().size()))
                        .orElse(0);
            }
            int size = signed;
            log(store).integrate(size, List.of());
            Checkpoint expected = Checkpoint.of(Samples.ORIGIN, size, CompactRange.rootOf(Samples.leaves(size)));
            assertThat(log(store).head().orElseThrow().checkpoint())
                    .as("-Dparapet.seed=%d", seed)
                    .isEqualTo(expected);
            assertThat(Samples.verify(store, key)).as("-Dparapet.seed=%d", seed).isInstanceOf(Verdict.Intact.class);
        }
    }

    @Test
    void a_batch_given_again_changes_nothing() {
        MemoryStore store = Samples.log(key, 300, 700);
        MemoryStore before = store.copy();

        assertThat(log(store)
                        .integrate(300, Samples.entries(300, 700))
                        .checkpoint()
                        .size())
                .isEqualTo(700);
        assertThat(log(store).integrate(0, Samples.entries(0, 5)).checkpoint().size())
                .isEqualTo(700);
        assertSame(store, before, "given again");
    }

    @Test
    void a_batch_that_begins_before_the_end_brings_only_its_new_entries() {
        MemoryStore store = Samples.log(key, 300);
        log(store).integrate(290, Samples.entries(290, 310));
        assertThat(log(store).head().orElseThrow().checkpoint().root())
                .isEqualTo(CompactRange.rootOf(Samples.leaves(310)));
    }

    @Test
    void an_entry_cannot_become_another_one() {
        MemoryStore store = Samples.log(key, 300);
        assertThatThrownBy(() -> log(store).integrate(299, List.of(new byte[] {1})))
                .isInstanceOf(Equivocation.class)
                .hasMessageContaining("entry 299");
    }

    @Test
    void a_gap_is_refused() {
        MemoryStore store = Samples.log(key, 300);
        assertThatThrownBy(() -> log(store).integrate(301, Samples.entries(301, 302)))
                .hasMessageContaining("300 entries")
                .hasMessageContaining("entry 301");
    }

    @Test
    void an_entry_that_is_too_large_is_refused_before_anything_is_written() {
        MemoryStore store = Samples.log(key, 300);
        MemoryStore before = store.copy();
        List<byte[]> entries = List.of(new byte[EntryBundle.LONGEST], new byte[EntryBundle.LONGEST + 1]);

        assertThatThrownBy(() -> log(store).integrate(300, entries))
                .isInstanceOf(EntryTooLarge.class)
                .hasMessageContaining("Entry 301 has 65536 bytes");
        assertSame(store, before, "too large");
        log(store).integrate(300, entries.subList(0, 1));
        assertThat(Samples.verify(store, key)).isInstanceOf(Verdict.Intact.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44"})
    void nothing_is_signed_on_top_of_what_was_changed(String path) {
        MemoryStore store = Samples.log(key, 300);
        byte[] bytes = store.get(path).orElseThrow();
        bytes[5] ^= 1;
        store.replace(path, bytes);

        assertThatThrownBy(() -> log(store).integrate(300, Samples.entries(300, 301)))
                .isInstanceOf(NotAnExtension.class)
                .hasMessageContaining("signed size 300");
        store.delete(path);
        assertThatThrownBy(() -> log(store).integrate(300, Samples.entries(300, 301)))
                .isInstanceOf(NotAnExtension.class);
        assertThat(log(store).head().orElseThrow().checkpoint().size()).isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/0/002.p/188", "tile/1/000.p/2"})
    void what_does_not_come_back_as_it_was_written_is_not_signed(String path) {
        MemoryStore store = Samples.log(key, 300);

        assertThatThrownBy(() -> log(new Rotten(store, path)).integrate(300, Samples.entries(300, 700)))
                .isInstanceOf(NotAnExtension.class)
                .hasMessageContaining("tree of 700 entries does not continue it");
        assertThat(log(store).head().orElseThrow().checkpoint().size()).isEqualTo(300);
    }

    /** A store that keeps one file with a bit changed. */
    private record Rotten(MemoryStore store, String path) implements LogStore {
        @Override
        public Optional<byte[]> get(String wanted) {
            return store.get(wanted);
        }

        @Override
        public void create(String to, byte[] bytes) {
            byte[] kept = bytes.clone();
            kept[0] ^= to.equals(path) ? (byte) 1 : 0;
            store.create(to, kept);
        }

        @Override
        public boolean swap(String to, Optional<byte[]> seen, byte[] bytes) {
            return store.swap(to, seen, bytes);
        }

        @Override
        public void list(String folder, Consumer<String> each) {
            store.list(folder, each);
        }

        @Override
        public void delete(String gone) {
            store.delete(gone);
        }
    }

    @Test
    void a_checkpoint_sealed_over_another_tree_stops_the_writer() {
        MemoryStore store = Samples.log(key, 300);
        MemoryStore fork = Samples.log(key, 299);
        log(fork).integrate(299, List.of(new byte[] {1}, new byte[] {2}));
        store.create("checkpoints/301", fork.get("checkpoints/301").orElseThrow());

        assertThatThrownBy(() -> log(store).integrate(300, Samples.entries(300, 301)))
                .isInstanceOf(Equivocation.class)
                .hasMessageContaining("checkpoints/301");
        assertThat(log(store).head().orElseThrow().checkpoint().size()).isEqualTo(300);
    }

    @Test
    void partial_tiles_go_once_the_full_one_is_there() {
        MemoryStore store = Samples.log(key, 10, 200, 300, 310);
        assertThat(log(store).prune()).isEqualTo(4);
        assertThat(store.paths()).doesNotContain("tile/0/000.p/10").contains("tile/0/001.p/44", "tile/0/001.p/54");
        assertThat(log(store).prune()).isZero();
        assertThat(Samples.verify(store, key)).isInstanceOf(Verdict.Intact.class);
        Samples.grow(store, key, 400);
        assertThat(Samples.verify(store, key)).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void a_partial_tile_that_contradicts_the_full_one_is_kept_as_evidence() {
        MemoryStore store = Samples.log(key, 10, 300);
        store.replace("tile/entries/000.p/10", new byte[] {0, 1, 7});
        assertThatThrownBy(() -> log(store).prune()).isInstanceOf(Equivocation.class);
        assertThat(store.get("tile/entries/000.p/10")).isPresent();
    }

    @Test
    void a_key_is_changed_by_signing_with_both_for_a_while() {
        Samples.Key next = Samples.key(Samples.ORIGIN, Algorithm.ECDSA_P256);
        MemoryStore store = Samples.log(key, 300);
        new Log(store, List.of(key, next)).integrate(300, Samples.entries(300, 310));
        new Log(store, List.of(next)).integrate(310, Samples.entries(310, 320));

        assertThat(new Verifier(List.of(key.vkey(), next.vkey())).verify(store)).isInstanceOf(Verdict.Intact.class);
        assertThatThrownBy(() -> log(store).head()).isInstanceOf(Untrusted.class);
        assertThatThrownBy(() -> new Log(store, List.of(key, Samples.key("other.example", Algorithm.ED25519))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
