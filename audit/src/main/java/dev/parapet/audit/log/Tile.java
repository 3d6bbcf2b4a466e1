package dev.parapet.audit.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of up to 256 hashes of one level, or of up to 256 entries (tlog-tiles, "Merkle Tree" and "Log entries").
 *
 * @param level 0 for leaf hashes, l + 1 for the roots of full tiles of level l, {@link #ENTRIES} for the entries
 * @param index the how manieth of its level
 * @param width how many hashes or entries; fewer than 256 make a partial tile
 */
public record Tile(int level, long index, int width) {
    /** What a full tile holds. */
    public static final int WIDTH = 256;

    /** The level, so to speak, of the entries themselves. */
    public static final int ENTRIES = -1;

    /** How many levels of the tree lie within a tile. */
    static final int HEIGHT = 8;

    /** Five groups of digits: more entries than any log will see, and far from an overflow. */
    private static final int LONGEST_INDEX = "x001/x002/x003/x004/005".length();

    private static final Pattern PATH = Pattern.compile(
            "tile/(?<level>0|[1-9]\\d?|entries)/(?<index>(x\\d{3}/)*\\d{3})(\\.p/(?<width>[1-9]\\d{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > 63 || index < 0 || width < 1 || width > WIDTH) {
            throw new IllegalArgumentException(
                    "no tile has level %d, index %d and width %d".formatted(level, index, width));
        }
    }

    /** The tile with this index as it is in a tree of this size: full, or partial at the right edge. */
    static Tile at(int level, long index, long size) {
        return new Tile(level, index, Math.toIntExact(Math.min(WIDTH, hashes(level, size) - index * WIDTH)));
    }

    /** The unfinished tile of a level, if there is one. */
    static Optional<Tile> last(int level, long size) {
        long hashes = hashes(level, size);
        return hashes % WIDTH == 0 ? Optional.empty() : Optional.of(at(level, hashes / WIDTH, size));
    }

    /** How many hashes of this level a tree of this size has: floor(size / 256^level). */
    static long hashes(int level, long size) {
        int shift = HEIGHT * Math.max(level, 0);
        return shift >= Long.SIZE ? 0 : size >>> shift;
    }

    /** How many tiles of this level a tree of this size has. */
    static long count(int level, long size) {
        return Math.ceilDiv(hashes(level, size), WIDTH);
    }

    /** Where it lies: index 1234067 is {@code x001/x234/067}. */
    public String path() {
        List<String> groups = new ArrayList<>();
        for (long rest = index; rest > 0 || groups.isEmpty(); rest /= 1000) {
            groups.addFirst((groups.isEmpty() ? "%03d" : "x%03d").formatted(rest % 1000));
        }
        String name = level == ENTRIES ? "entries" : Integer.toString(level);
        return "tile/%s/%s%s".formatted(name, String.join("/", groups), isPartial() ? ".p/" + width : "");
    }

    /** The tile that lies at this path, if one can lie there. */
    public static Optional<Tile> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches() || matcher.group("index").length() > LONGEST_INDEX) {
            return Optional.empty();
        }
        String name = matcher.group("level");
        int level = name.equals("entries") ? ENTRIES : Integer.parseInt(name);
        int width = matcher.group("width") == null ? WIDTH : Integer.parseInt(matcher.group("width"));
        if (level > 63 || width > WIDTH) {
            return Optional.empty();
        }
        Tile tile = new Tile(
                level, Long.parseLong(matcher.group("index").replace("x", "").replace("/", "")), width);
        return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    /** The same tile when it is finished. */
    Tile full() {
        return new Tile(level, index, WIDTH);
    }

    /** Whether it holds fewer than it could. */
    public boolean isPartial() {
        return width < WIDTH;
    }

    /** The first entry below its hash number {@code hash}. */
    long entry(int hash) {
        return (index * WIDTH + hash) << (HEIGHT * Math.max(level, 0));
    }
}
