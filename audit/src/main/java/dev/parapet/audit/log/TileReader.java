package dev.parapet.audit.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the hashes of a tree out of its tiles; each tile once. */
final class TileReader implements HashReader {
    private final LogStore store;
    private final long size;
    private final Map<Tile, List<Hash>> tiles = new HashMap<>();

    TileReader(LogStore store, long size) {
        this.store = store;
        this.size = size;
    }

    /** Within a tile the levels between are not stored: they are hashed again. */
    @Override
    public Hash read(int level, long index) {
        int within = level % Tile.HEIGHT;
        long first = index << within;
        Tile tile = Tile.at(level / Tile.HEIGHT, first / Tile.WIDTH, size);
        int offset = Math.toIntExact(first % Tile.WIDTH);
        return CompactRange.rootOf(tiles.computeIfAbsent(tile, this::load).subList(offset, offset + (1 << within)));
    }

    private List<Hash> load(Tile tile) {
        return HashTile.read(store, tile).orElseThrow(() -> new Malformed(tile.path(), "it is missing"));
    }
}
