package dev.parapet.audit.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The content of a tile of hashes: one behind the other, nothing between them. */
final class HashTile {
    private HashTile() {}

    static byte[] write(List<Hash> hashes) {
        byte[] bytes = new byte[hashes.size() * Hash.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).put(bytes, i * Hash.BYTES);
        }
        return bytes;
    }

    static List<Hash> parse(byte[] bytes, Tile tile) {
        if (bytes.length != tile.width() * Hash.BYTES) {
            throw new Malformed(
                    tile.path(),
                    "%d hashes have %d bytes, it has %d"
                            .formatted(tile.width(), tile.width() * Hash.BYTES, bytes.length));
        }
        List<Hash> hashes = new ArrayList<>(tile.width());
        for (int i = 0; i < tile.width(); i++) {
            hashes.add(Hash.at(bytes, i * Hash.BYTES));
        }
        return hashes;
    }

    /** Reads a tile; where a partial one was cleared away, the full one has its hashes (tlog-tiles, "Partial Tiles"). */
    static Optional<List<Hash>> read(LogStore store, Tile tile) {
        return store.get(tile.path())
                .map(bytes -> parse(bytes, tile))
                .or(() -> tile.isPartial()
                        ? read(store, tile.full()).map(hashes -> hashes.subList(0, tile.width()))
                        : Optional.empty());
    }
}
