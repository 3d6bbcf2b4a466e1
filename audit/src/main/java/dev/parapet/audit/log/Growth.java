package dev.parapet.audit.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Which files a log gets when entries are added. What comes out depends on the entries and their order alone, never on
 * what was already written: so a writer that died does everything again and meets its own bytes.
 */
final class Growth {
    private final Edge edge;
    private final List<byte[]> bundle;
    private final BiConsumer<String, byte[]> files;

    /** Goes on at this edge, whose unfinished bundle has these entries. */
    Growth(Edge edge, List<byte[]> bundle, BiConsumer<String, byte[]> files) {
        this.edge = edge;
        this.bundle = new ArrayList<>(bundle);
        this.files = files;
    }

    /** Adds an entry. A bundle is written before the tile with its hashes: no hash ever stands for an entry that is lost. */
    void add(byte[] entry) {
        bundle.add(entry);
        if (bundle.size() == Tile.WIDTH) {
            writeBundle(new Tile(Tile.ENTRIES, edge.size() / Tile.WIDTH, Tile.WIDTH));
            bundle.clear();
        }
        edge.add(Rfc6962.leaf(entry), this::writeTile);
    }

    /** Writes what is not finished, as far as it goes, and tells size and root. */
    Checkpoint finish(String origin) {
        Tile.last(Tile.ENTRIES, edge.size()).ifPresent(this::writeBundle);
        edge.unfinished(this::writeTile);
        return Checkpoint.of(origin, edge.size(), edge.root());
    }

    private void writeBundle(Tile tile) {
        files.accept(tile.path(), EntryBundle.write(bundle));
    }

    private void writeTile(Tile tile, List<Hash> hashes) {
        files.accept(tile.path(), HashTile.write(hashes));
    }
}
