package dev.parapet.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The layout that c2sp.org/tlog-tiles describes, with its examples. */
class TileTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1234067, 256, tile/0/x001/x234/067",
        "-1, 1234067, 8, tile/entries/x001/x234/067.p/8",
        "0, 0, 1, tile/0/000.p/1",
        "5, 999, 256, tile/5/999",
        "63, 1000, 255, tile/63/x001/000.p/255",
    })
    void a_tile_has_one_path_and_a_path_one_tile(int level, long index, int width, String path) {
        Tile tile = new Tile(level, index, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.parse(path)).contains(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/1",
                "tile/0/0001",
                "tile/0/x000/001",
                "tile/0/x001",
                "tile/00/001",
                "tile/64/001",
                "tile/0/001.p/0",
                "tile/0/001.p/256",
                "tile/0/001.p/08",
                "tile/0/x999/x999/x999/x999/x999/x999/x999/x999/999",
                "tile/leaves/001",
                "checkpoint",
            })
    void other_paths_are_no_tiles(String path) {
        assertThat(Tile.parse(path)).isEmpty();
    }

    @Test
    void a_tree_of_70000_has_the_tiles_that_the_specification_counts() {
        assertThat(Tile.count(0, 70_000)).isEqualTo(274);
        assertThat(Tile.last(0, 70_000)).contains(new Tile(0, 273, 112));
        assertThat(Tile.count(1, 70_000)).isEqualTo(2);
        assertThat(Tile.at(1, 0, 70_000)).isEqualTo(new Tile(1, 0, 256));
        assertThat(Tile.last(1, 70_000)).contains(new Tile(1, 1, 17));
        assertThat(Tile.last(2, 70_000)).contains(new Tile(2, 0, 1));
        assertThat(Tile.count(3, 70_000)).isZero();
    }

    @Test
    void a_tree_of_256_has_a_full_tile_and_one_hash_above_it() {
        assertThat(Tile.last(0, 256)).isEmpty();
        assertThat(Tile.at(0, 0, 256)).isEqualTo(new Tile(0, 0, 256));
        assertThat(Tile.last(1, 256)).contains(new Tile(1, 0, 1));
    }

    @Test
    void a_log_has_exactly_these_files() {
        MemoryStore store = Samples.log(Samples.key(), 70_000);
        assertThat(store.paths()).hasSize(274 + 274 + 2 + 1 + 2);
        assertThat(store.paths()).contains("checkpoint", "checkpoints/70000", "tile/2/000.p/1");
        for (int level = 0; level < 3; level++) {
            for (long index = 0; index < Tile.count(level, 70_000); index++) {
                Tile tile = Tile.at(level, index, 70_000);
                assertThat(store.get(tile.path()).map(bytes -> bytes.length)).contains(tile.width() * Hash.BYTES);
            }
        }
    }

    @Test
    void the_hashes_of_a_tile_are_the_roots_of_the_full_tiles_below() {
        MemoryStore store = Samples.log(Samples.key(), 1000);
        List<Hash> leaves = Samples.leaves(1000);
        assertThat(HashTile.read(store, Tile.at(1, 0, 1000)))
                .contains(IntStream.range(0, 3)
                        .mapToObj(i -> CompactRange.rootOf(leaves.subList(256 * i, 256 * (i + 1))))
                        .toList());
        assertThat(HashTile.read(store, Tile.at(0, 3, 1000))).contains(leaves.subList(768, 1000));
    }

    @Test
    void a_bundle_gives_back_its_entries_and_stops_at_a_flaw() {
        List<byte[]> entries = List.of(new byte[0], new byte[] {1}, new byte[EntryBundle.LONGEST], new byte[] {2, 3});
        byte[] bytes = EntryBundle.write(entries);

        EntryBundle bundle = EntryBundle.read(bytes, 4);
        assertThat(bundle.flaw()).isEmpty();
        assertThat(bundle.entries()).usingElementComparator(Arrays::compare).isEqualTo(entries);
        assertThat(EntryBundle.read(bytes, 3).flaw()).contains("4 bytes stand behind the last of 3 entries");
        assertThat(EntryBundle.read(bytes, 5).flaw()).contains("the bundle ends before it");
        byte[] torn = Arrays.copyOf(bytes, bytes.length - 1);
        assertThat(EntryBundle.read(torn, 4).flaw()).isEqualTo(Optional.of("the bundle ends within it"));
        assertThat(EntryBundle.read(torn, 4).size()).isEqualTo(3);
    }
}
