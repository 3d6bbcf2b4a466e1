package dev.parapet.audit.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The entries of one bundle, hashed again, beside the hashes that the log keeps for them. Where both differ it is open at
 * first which was changed; {@link #settle} finds out.
 *
 * @param bundle the bundle as it is in the tree
 * @param entries what its file, or the file that stands in for it, has
 * @param stored the tile of level 0, if it can be read
 * @param odd older, partial files that do not agree with the entries
 * @param faults what is wrong whoever is right
 */
record BundleReading(Tile bundle, Leaves entries, Optional<List<Hash>> stored, List<Leaves> odd, List<Fault> faults) {

    /** The hashes that one file leads to, and what kept it from giving more. */
    record Leaves(String path, List<Hash> hashes, Optional<String> flaw) {
        static Optional<Leaves> ofEntries(LogStore store, Tile tile) {
            return store.get(tile.path()).map(bytes -> {
                EntryBundle bundle = EntryBundle.read(bytes, tile.width());
                return new Leaves(tile.path(), bundle.leaves(), bundle.flaw());
            });
        }

        static Optional<Leaves> ofHashes(LogStore store, Tile tile) {
            return store.get(tile.path())
                    .map(bytes -> new Leaves(tile.path(), HashTile.parse(bytes, tile), Optional.empty()));
        }

        Leaves first(int width) {
            return hashes.size() > width ? new Leaves(path, hashes.subList(0, width), Optional.empty()) : this;
        }

        boolean begins(List<Hash> whole) {
            return flaw.isEmpty() && hashes.equals(whole.subList(0, Math.min(hashes.size(), whole.size())));
        }

        /** Where these part from the hashes that were logged: at the first that differs, or where these end. */
        int firstBad(List<Hash> logged) {
            int same = 0;
            while (same < hashes.size()
                    && same < logged.size()
                    && hashes.get(same).equals(logged.get(same))) {
                same++;
            }
            return same;
        }
    }

    static BundleReading of(LogStore store, Tile bundle, Partials partials) {
        List<Fault> faults = new ArrayList<>();
        Tile tile = new Tile(0, bundle.index(), bundle.width());
        Leaves entries = entries(store, bundle, partials);
        Optional<List<Hash>> stored = Optional.empty();
        try {
            stored = HashTile.read(store, tile);
            if (stored.isEmpty()) {
                faults.add(Fault.in(tile.path(), "the tile is missing"));
            }
        } catch (Malformed e) {
            faults.add(Fault.in(tile.path(), e.what()));
        }
        List<Leaves> odd = new ArrayList<>();
        for (Tile partial : partials.before(bundle)) {
            Leaves.ofEntries(store, partial)
                    .filter(leaves -> !leaves.begins(entries.hashes()))
                    .ifPresent(odd::add);
        }
        for (Tile partial : partials.before(tile)) {
            try {
                Leaves.ofHashes(store, partial)
                        .filter(leaves -> !leaves.begins(entries.hashes()))
                        .ifPresent(odd::add);
            } catch (Malformed e) {
                faults.add(Fault.in(partial.path(), e.what()));
            }
        }
        return new BundleReading(bundle, entries, stored, odd, faults);
    }

    /** Of a bundle that is missing, what an older, partial one still has: so the first entry that is lost can be named. */
    private static Leaves entries(LogStore store, Tile bundle, Partials partials) {
        return Leaves.ofEntries(store, bundle)
                .or(() -> bundle.isPartial()
                        ? Leaves.ofEntries(store, bundle.full()).map(leaves -> leaves.first(bundle.width()))
                        : Optional.empty())
                .orElseGet(() -> new Leaves(
                        bundle.path(),
                        partials.before(bundle).stream()
                                .max(Comparator.comparingInt(Tile::width))
                                .flatMap(partial -> Leaves.ofEntries(store, partial))
                                .map(Leaves::hashes)
                                .orElse(List.of()),
                        Optional.of("the bundle is missing")));
    }

    /**
     * The hashes that were logged, as far as the files left tell, and a fault for each file that says otherwise.
     *
     * @param vouched whether what lies above in the tree agrees with these hashes
     */
    Optional<List<Hash>> settle(Predicate<List<Hash>> vouched, Faults found) {
        faults.forEach(found::add);
        Optional<List<Hash>> logged = logged(vouched, found);
        logged.ifPresent(hashes -> odd.stream()
                .filter(leaves -> !leaves.begins(hashes))
                .forEach(leaves -> found.add(blame(leaves, hashes))));
        return logged;
    }

    private Optional<List<Hash>> logged(Predicate<List<Hash>> vouched, Faults found) {
        boolean whole = entries.hashes().size() == bundle.width();
        if (stored.isEmpty() || stored.get().equals(entries.hashes())) {
            entries.flaw()
                    .ifPresent(flaw -> found.add(Fault.at(first(entries.hashes().size()), entries.path(), flaw)));
            return whole ? Optional.of(entries.hashes()) : Optional.empty();
        }
        if (whole && vouched.test(entries.hashes())) {
            String tile = new Tile(0, bundle.index(), bundle.width()).path();
            long index = first(entries.firstBad(stored.get()));
            found.add(Fault.at(index, tile, "the hash of entry %d was changed; the entry was not".formatted(index)));
            return Optional.of(entries.hashes());
        }
        found.add(blame(entries, stored.get()));
        return stored;
    }

    private Fault blame(Leaves leaves, List<Hash> logged) {
        int bad = leaves.firstBad(logged);
        String what = bad == leaves.hashes().size() && leaves.flaw().isPresent()
                ? leaves.flaw().get()
                : "it is not what was logged: its hash is another";
        return Fault.at(first(bad), leaves.path(), what);
    }

    private long first(int hash) {
        return bundle.entry(hash);
    }
}
