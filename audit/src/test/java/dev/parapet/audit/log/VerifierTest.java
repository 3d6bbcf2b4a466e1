package dev.parapet.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private final Samples.Key key = Samples.key();
    private final MemoryStore store = Samples.log(key, 100, 300, 700);

    private List<Fault> faults(byte[]... known) {
        Verdict verdict = new Verifier(List.of(key.vkey()), List.of(known)).verify(store);
        assertThat(verdict).isInstanceOf(Verdict.Broken.class);
        return ((Verdict.Broken) verdict).faults();
    }

    private void assertOneFault(long index, String path, String what) {
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.index()).isEqualTo(OptionalLong.of(index));
            assertThat(fault.path()).isEqualTo(path);
            assertThat(fault.what()).contains(what);
        });
    }

    private void flip(String path, int at) {
        byte[] bytes = store.get(path).orElseThrow();
        bytes[at] ^= 4;
        store.replace(path, bytes);
    }

    private void cut(String path, int by) {
        byte[] bytes = store.get(path).orElseThrow();
        store.replace(path, Arrays.copyOf(bytes, bytes.length - by));
    }

    @Test
    void an_untouched_log_is_intact_and_its_facts_are_told() {
        assertThat(Samples.verify(store, key))
                .isEqualTo(new Verdict.Intact(
                        Checkpoint.of(Samples.ORIGIN, 700, CompactRange.rootOf(Samples.leaves(700))),
                        List.of(key.vkey()),
                        3));
    }

    @Test
    void a_log_without_its_old_partial_tiles_is_intact() {
        new Log(store, List.of(key)).prune();
        assertThat(Samples.verify(store, key)).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void a_changed_entry_is_named() {
        flip("tile/entries/001", 2);
        assertOneFault(256, "tile/entries/001", "its hash is another");
    }

    @Test
    void a_changed_entry_of_the_unfinished_bundle_is_named() {
        flip("tile/entries/002.p/188", 2);
        assertOneFault(512, "tile/entries/002.p/188", "its hash is another");
    }

    @Test
    void a_changed_hash_is_told_from_a_changed_entry() {
        flip("tile/0/001", 3 * Hash.BYTES);
        assertOneFault(259, "tile/0/001", "the entry was not");
        flip("tile/0/001", 3 * Hash.BYTES);
        flip("tile/0/002.p/188", 0);
        assertOneFault(512, "tile/0/002.p/188", "the entry was not");
    }

    @Test
    void a_changed_entry_in_an_old_partial_bundle_is_named() {
        flip("tile/entries/000.p/100", 2);
        assertOneFault(0, "tile/entries/000.p/100", "its hash is another");
    }

    @Test
    void a_torn_bundle_is_named_at_the_entry_it_ends_in() {
        cut("tile/entries/002.p/188", 1);
        assertOneFault(699, "tile/entries/002.p/188", "the bundle ends within it");
    }

    @Test
    void bytes_behind_the_last_entry_are_found() {
        byte[] bytes = store.get("tile/entries/002.p/188").orElseThrow();
        store.replace("tile/entries/002.p/188", Arrays.copyOf(bytes, bytes.length + 1));
        assertOneFault(700, "tile/entries/002.p/188", "1 bytes stand behind");
    }

    @Test
    void a_changed_hash_above_is_named_with_the_entries_below_it() {
        flip("tile/1/000.p/2", 32);
        assertThat(faults())
                .singleElement()
                .hasToString("tile/1/000.p/2: its hash 1 is not that of the entries 256 to 511");
    }

    @Test
    void missing_files_are_named() {
        store.delete("tile/0/001");
        store.delete("tile/1/000.p/2");
        assertThat(faults())
                .extracting(Fault::toString)
                .containsExactly("tile/0/001: the tile is missing", "tile/1/000.p/2: the tile is missing");
    }

    @Test
    void a_missing_bundle_is_named_with_the_first_entry_that_is_lost() {
        store.delete("tile/entries/001");
        assertOneFault(300, "tile/entries/001", "the bundle is missing");
        store.delete("tile/entries/001.p/44");
        assertOneFault(256, "tile/entries/001", "the bundle is missing");
        store.delete("tile/0/001");
        assertThat(faults())
                .extracting(Fault::toString)
                .containsExactly(
                        "entry 256 in tile/entries/001: the bundle is missing", "tile/0/001: the tile is missing");
    }

    @Test
    void a_half_copied_log_ends_where_its_files_end() {
        store.paths().stream()
                .filter(path -> path.contains("/002") || path.startsWith("tile/1"))
                .forEach(store::delete);
        assertThat(faults().getFirst()).hasToString("entry 512 in tile/entries/002.p/188: the bundle is missing");
    }

    @Test
    void a_checkpoint_that_was_put_back_is_found_by_a_sealed_one() {
        store.replace("checkpoint", store.get("checkpoints/300").orElseThrow());
        assertOneFault(300, "checkpoint", "checkpoints/700 is signed for 700 entries");
    }

    @Test
    void a_log_that_was_put_back_wholly_is_found_by_a_checkpoint_kept_elsewhere() {
        byte[] kept = store.get("checkpoint").orElseThrow();
        MemoryStore old = Samples.log(key, 100, 300);
        assertThat(Samples.verify(old, key)).isInstanceOf(Verdict.Intact.class);

        Verdict verdict = new Verifier(List.of(key.vkey()), List.of(kept)).verify(old);

        assertThat(((Verdict.Broken) verdict).faults().getFirst().toString())
                .startsWith("entry 300 in checkpoint: it ends before this entry, but known checkpoint 1");
    }

    @Test
    void a_log_that_was_written_anew_and_signed_is_found_by_what_was_sealed() {
        MemoryStore fork = rewritten(350);
        store.paths().forEach(path -> {
            if (path.startsWith("tile") || path.equals("checkpoint")) {
                store.replace(path, fork.get(path).orElseThrow());
            }
        });
        assertThat(faults())
                .singleElement()
                .hasToString(
                        "checkpoints/700: it was signed over another tree of 700 entries; the first that differs is entry 300 or a later one");
    }

    @Test
    void a_log_that_was_written_anew_with_all_it_sealed_is_found_by_a_checkpoint_kept_elsewhere() {
        byte[] kept = store.get("checkpoint").orElseThrow();
        MemoryStore fork = rewritten(350);
        store.paths().forEach(path -> store.replace(path, fork.get(path).orElseThrow()));

        assertThat(Samples.verify(store, key)).isInstanceOf(Verdict.Intact.class);
        assertThat(faults(kept)).singleElement().extracting(Fault::path).isEqualTo("known checkpoint 1");
    }

    /** The same log but for one entry, signed with the same key. */
    private MemoryStore rewritten(int index) {
        MemoryStore fork = new MemoryStore();
        Log log = new Log(fork, List.of(key));
        int from = 0;
        for (int size : new int[] {100, 300, 700}) {
            List<byte[]> entries = new ArrayList<>(Samples.entries(from, size));
            if (from <= index && index < size) {
                entries.set(index - from, new byte[] {9});
            }
            log.integrate(from, entries);
            from = size;
        }
        return fork;
    }

    @Test
    void a_sealed_checkpoint_that_the_tree_never_had_is_a_fork() {
        MemoryStore fork = rewritten(200);
        store.replace("checkpoints/300", fork.get("checkpoints/300").orElseThrow());
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("checkpoints/300");
            assertThat(fault.what()).contains("another tree of 300 entries").contains("entry 100 or a later one");
        });
    }

    @Test
    void entries_and_hashes_changed_together_do_not_reach_the_signed_root() {
        MemoryStore fork = rewritten(350);
        fork.paths().stream()
                .filter(path -> path.startsWith("tile"))
                .forEach(path -> store.replace(path, fork.get(path).orElseThrow()));
        assertThat(faults()).extracting(Fault::path).containsExactly("checkpoint", "checkpoints/700");
    }

    @Test
    void a_checkpoint_by_an_unknown_key_is_refused() {
        Samples.Key other = Samples.key();
        Verdict verdict = Samples.verify(store, other);
        assertThat(((Verdict.Broken) verdict).faults())
                .hasSize(4)
                .allSatisfy(fault -> assertThat(fault.what()).contains("no known key signed it"));
    }

    @Test
    void a_key_of_another_log_is_refused() {
        Samples.Key other = Samples.key("other.example/log", Algorithm.ED25519);
        store.replace(
                "checkpoint",
                Note.of(Checkpoint.of(Samples.ORIGIN, 700, CompactRange.rootOf(Samples.leaves(700)))
                                .text())
                        .signedBy(other)
                        .bytes());
        Verdict verdict = new Verifier(List.of(key.vkey(), other.vkey())).verify(store);
        assertThat(((Verdict.Broken) verdict).faults())
                .singleElement()
                .extracting(Fault::what)
                .asString()
                .contains("it is of the log " + Samples.ORIGIN)
                .contains("other.example/log");
    }

    @Test
    void a_checkpoint_under_another_name_is_found() {
        store.create("checkpoints/301", store.get("checkpoints/300").orElseThrow());
        assertThat(faults()).singleElement().extracting(Fault::what).asString().contains("of size 300");
    }

    @Test
    void nothing_left_is_said_shortly() {
        store.paths().stream().filter(path -> path.startsWith("tile")).forEach(store::delete);
        assertThat(faults()).hasSize(2);
        store.paths().forEach(store::delete);
        assertThat(faults()).singleElement().hasToString("checkpoint: the checkpoint is missing");
    }

    @Test
    void what_is_not_signed_yet_is_no_fault() {
        MemoryStore later = Samples.log(key, 100, 300, 700, 1000);
        later.paths().stream()
                .filter(path -> path.startsWith("tile"))
                .forEach(path -> store.replace(path, later.get(path).orElseThrow()));
        assertThat(Samples.verify(store, key)).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void a_log_that_grows_while_it_is_checked_is_intact() {
        assertThat(Samples.verify(new Growing(store, key), key))
                .isInstanceOfSatisfying(
                        Verdict.Intact.class,
                        intact -> assertThat(intact.checkpoint().size()).isEqualTo(700));
        assertThat(store.get("checkpoints/900")).isPresent();
    }

    /** A store into which somebody writes the moment its checkpoint was read. */
    private record Growing(MemoryStore store, CheckpointSigner signer) implements LogStore {
        @Override
        public Optional<byte[]> get(String path) {
            Optional<byte[]> bytes = store.get(path);
            if (path.equals("checkpoint")) {
                Samples.grow(store, signer, 900);
                new Log(store, List.of(signer)).prune();
            }
            return bytes;
        }

        @Override
        public void create(String path, byte[] bytes) {
            throw new AssertionError(path);
        }

        @Override
        public boolean swap(String path, Optional<byte[]> seen, byte[] bytes) {
            throw new AssertionError(path);
        }

        @Override
        public void list(String folder, Consumer<String> each) {
            store.list(folder, each);
        }

        @Override
        public void delete(String path) {
            throw new AssertionError(path);
        }
    }

    @Test
    void a_tile_of_the_wrong_length_is_named() {
        cut("tile/0/001", 1);
        assertThat(faults()).singleElement().hasToString("tile/0/001: 256 hashes have 8192 bytes, it has 8191");
    }

    @Test
    void a_log_of_more_than_two_levels_is_checked_to_its_top() {
        MemoryStore large = Samples.log(key, 65_536 + 300);
        assertThat(Samples.verify(large, key)).isInstanceOf(Verdict.Intact.class);
        byte[] bytes = large.get("tile/2/000.p/1").orElseThrow();
        bytes[0] ^= 1;
        large.replace("tile/2/000.p/1", bytes);
        assertThat(((Verdict.Broken) Samples.verify(large, key)).faults())
                .singleElement()
                .hasToString("tile/2/000.p/1: its hash 0 is not that of the entries 0 to 65535");
    }
}
