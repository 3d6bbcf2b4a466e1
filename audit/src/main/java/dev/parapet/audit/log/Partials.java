package dev.parapet.audit.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The partial tiles a store still has: each shows what the log was when it was smaller. */
final class Partials {
    private final Map<Tile, List<Tile>> byFull = new HashMap<>();

    static Partials of(LogStore store) {
        Partials partials = new Partials();
        store.list("tile", path -> Tile.parse(path).filter(Tile::isPartial).ifPresent(partials::add));
        return partials;
    }

    private void add(Tile tile) {
        byFull.computeIfAbsent(tile.full(), full -> new ArrayList<>()).add(tile);
    }

    /** Those that a tile has outgrown. */
    List<Tile> before(Tile tile) {
        return byFull.getOrDefault(tile.full(), List.of()).stream()
                .filter(partial -> partial.width() < tile.width())
                .toList();
    }
}
