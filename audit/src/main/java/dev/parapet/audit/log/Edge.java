package dev.parapet.audit.log;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: for each level the hashes of its unfinished tile. From the edge alone the tree can
 * grow and its root be computed, so that neither writing nor checking ever holds a whole log.
 */
final class Edge {
    private final CompactRange range;
    private final List<List<Hash>> levels;

    /** Takes a tile that is finished, or as far as it goes. */
    @FunctionalInterface
    interface Tiles {
        void take(Tile tile, List<Hash> hashes);
    }

    private Edge(CompactRange range, List<List<Hash>> levels) {
        this.range = range;
        this.levels = levels;
    }

    static Edge empty() {
        return new Edge(new CompactRange(), new ArrayList<>());
    }

    /**
     * Reads the edge of a tree of this size out of its partial tiles.
     *
     * @throws Malformed when one is missing or has not its length
     */
    static Edge read(LogStore store, long size) {
        List<List<Hash>> levels = new ArrayList<>();
        for (int level = 0; Tile.hashes(level, size) > 0; level++) {
            levels.add(new ArrayList<>(Tile.last(level, size)
                    .map(tile ->
                            HashTile.read(store, tile).orElseThrow(() -> new Malformed(tile.path(), "it is missing")))
                    .orElse(List.of())));
        }
        CompactRange range = new CompactRange();
        for (int level = levels.size() - 1; level >= 0; level--) {
            for (Hash hash : levels.get(level)) {
                range.add(level * Tile.HEIGHT, hash, (height, root) -> {});
            }
        }
        return new Edge(range, levels);
    }

    /** Adds a leaf, and hands on each tile that it finishes, lower levels first. */
    void add(Hash leaf, Tiles finished) {
        add(0, leaf, finished);
    }

    /** Adds a perfect subtree of 2^height leaves, the root of a full tile or a leaf. */
    void add(int height, Hash subtree, Tiles finished) {
        long size = range.size() + (1L << height);
        range.add(height, subtree, (at, root) -> {
            if (at % Tile.HEIGHT == 0) {
                put(at / Tile.HEIGHT, root, size, finished);
            }
        });
    }

    private void put(int level, Hash hash, long size, Tiles finished) {
        while (levels.size() <= level) {
            levels.add(new ArrayList<>());
        }
        List<Hash> hashes = levels.get(level);
        hashes.add(hash);
        if (hashes.size() == Tile.WIDTH) {
            finished.take(new Tile(level, Tile.hashes(level, size) / Tile.WIDTH - 1, Tile.WIDTH), List.copyOf(hashes));
            hashes.clear();
        }
    }

    /** Hands on the tiles that are not finished. */
    void unfinished(Tiles tiles) {
        for (int level = 0; level < levels.size(); level++) {
            List<Hash> hashes = List.copyOf(levels.get(level));
            Tile.last(level, range.size()).ifPresent(tile -> tiles.take(tile, hashes));
        }
    }

    /** The leaves of the unfinished tile of level 0. */
    List<Hash> leaves() {
        return levels.isEmpty() ? List.of() : List.copyOf(levels.getFirst());
    }

    long size() {
        return range.size();
    }

    Hash root() {
        return range.root();
    }

    CompactRange range() {
        return range.copy();
    }
}
