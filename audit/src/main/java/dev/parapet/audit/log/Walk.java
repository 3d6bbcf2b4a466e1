package dev.parapet.audit.log;

import dev.parapet.audit.log.Heads.Head;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Future;

/**
 * Builds the tree anew from the entries, bundle after bundle, and holds it against everything that is stored: every tile
 * the moment it is complete, every checkpoint the moment the tree has its size. Memory is a few bundles, whatever the size.
 */
final class Walk {
    /** How many bundles are read ahead; enough that no thread waits for another. */
    private static final int AHEAD = 16;

    private final LogStore store;
    private final Heads heads;
    private final Faults faults;
    private final Partials partials;
    private final long size;
    private final Edge edge = Edge.empty();
    private long lastGood;
    private boolean goesOn = true;
    private Optional<Tile> above = Optional.empty();
    private Optional<List<Hash>> roots = Optional.empty();

    Walk(LogStore store, Heads heads, Faults faults) {
        this.store = store;
        this.heads = heads;
        this.faults = faults;
        this.partials = Partials.of(store);
        this.size = heads.largest();
    }

    void run(Workers workers) {
        compareHeads();
        Queue<Future<BundleReading>> ahead = new ArrayDeque<>();
        long bundles = Tile.count(Tile.ENTRIES, size);
        for (long next = 0; goesOn && !faults.enough() && (next < bundles || !ahead.isEmpty()); ) {
            if (next < bundles && ahead.size() < AHEAD) {
                Tile bundle = Tile.at(Tile.ENTRIES, next++, size);
                ahead.add(workers.submit(() -> BundleReading.of(store, bundle, partials)));
            } else {
                take(Workers.result(ahead.remove()));
            }
        }
        if (edge.size() == size) {
            edge.unfinished(this::compareTile);
        }
    }

    private void take(BundleReading reading) {
        Optional<List<Hash>> leaves = reading.settle(hashes -> vouched(reading.bundle(), hashes), faults);
        Optional<Hash> root = leaves.isPresent() ? Optional.empty() : rootAbove(reading.bundle());
        if (leaves.isPresent()) {
            leaves.get().forEach(leaf -> {
                edge.add(leaf, this::compareTile);
                compareHeads();
            });
        } else if (root.isPresent()) {
            edge.add(Tile.HEIGHT, root.get(), this::compareTile);
            compareHeads();
        } else {
            goesOn = false;
        }
    }

    /** Whether the tree above has these leaves: its hash of a full tile, or the root signed for an unfinished one. */
    private boolean vouched(Tile bundle, List<Hash> leaves) {
        if (bundle.isPartial()) {
            CompactRange range = edge.range();
            leaves.forEach(range::add);
            Hash root = range.root();
            return heads.at(size).stream()
                    .anyMatch(head -> head.checkpoint().root().equals(root));
        }
        return rootAbove(bundle).equals(Optional.of(CompactRange.rootOf(leaves)));
    }

    /** What level 1 says of a bundle. */
    private Optional<Hash> rootAbove(Tile bundle) {
        if (bundle.isPartial()) {
            return Optional.empty();
        }
        Tile tile = Tile.at(1, bundle.index() / Tile.WIDTH, size);
        if (!above.equals(Optional.of(tile))) {
            above = Optional.of(tile);
            roots = read(tile);
        }
        return roots.map(hashes -> hashes.get(Math.toIntExact(bundle.index() % Tile.WIDTH)));
    }

    private Optional<List<Hash>> read(Tile tile) {
        try {
            return HashTile.read(store, tile);
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    /** Level 0 was compared with the entries already; what is above it comes out of that. */
    private void compareTile(Tile tile, List<Hash> hashes) {
        if (tile.level() == 0) {
            return;
        }
        compare(tile, hashes, true);
        partials.before(tile).forEach(partial -> compare(partial, hashes.subList(0, partial.width()), false));
    }

    private void compare(Tile tile, List<Hash> hashes, boolean needed) {
        try {
            Optional<List<Hash>> stored = HashTile.read(store, tile);
            if (stored.isEmpty() && needed) {
                faults.add(Fault.in(tile.path(), "the tile is missing"));
            }
            stored.filter(there -> !there.equals(hashes)).ifPresent(there -> faults.add(differs(tile, there, hashes)));
        } catch (Malformed e) {
            faults.add(Fault.in(tile.path(), e.what()));
        }
    }

    private static Fault differs(Tile tile, List<Hash> stored, List<Hash> hashes) {
        int bad = 0;
        while (stored.get(bad).equals(hashes.get(bad))) {
            bad++;
        }
        return Fault.in(
                tile.path(),
                "its hash %d is not that of the entries %d to %d"
                        .formatted(bad, tile.entry(bad), tile.entry(bad + 1) - 1));
    }

    private void compareHeads() {
        if (heads.next(edge.size()) != edge.size()) {
            return;
        }
        Hash root = edge.root();
        boolean good = true;
        for (Head head : heads.at(edge.size())) {
            if (!head.checkpoint().root().equals(root)) {
                good = false;
                faults.add(Fault.in(
                        head.path(),
                        "it was signed over another tree of %d entries; the first that differs is entry %d or a later one"
                                .formatted(edge.size(), lastGood)));
            }
        }
        if (good) {
            lastGood = edge.size();
        }
    }
}
