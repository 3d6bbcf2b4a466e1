package dev.parapet.audit.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Up to 256 entries, each behind its length in two bytes (tlog-tiles, "Log entries"). Reading goes as far as the form is
 * right; what stands before the first flaw can still be compared with its hashes.
 */
public final class EntryBundle {
    /** The longest entry whose length two bytes can tell. */
    public static final int LONGEST = 0xffff;

    private static final int PREFIX = 2;

    private final byte[] bytes;
    private final int[] ends;
    private final int size;
    private final Optional<String> flaw;

    private EntryBundle(byte[] bytes, int[] ends, int size, Optional<String> flaw) {
        this.bytes = bytes;
        this.ends = ends;
        this.size = size;
        this.flaw = flaw;
    }

    /** Reads a bundle of this many entries. */
    static EntryBundle read(byte[] bytes, int width) {
        int[] ends = new int[width];
        int at = 0;
        for (int i = 0; i < width; i++) {
            if (at + PREFIX > bytes.length) {
                return new EntryBundle(bytes, ends, i, Optional.of("the bundle ends before it"));
            }
            int end = at + PREFIX + (Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]));
            if (end > bytes.length) {
                return new EntryBundle(bytes, ends, i, Optional.of("the bundle ends within it"));
            }
            ends[i] = end;
            at = end;
        }
        int surplus = bytes.length - at;
        return new EntryBundle(
                bytes,
                ends,
                width,
                surplus == 0
                        ? Optional.empty()
                        : Optional.of("%d bytes stand behind the last of %d entries".formatted(surplus, width)));
    }

    /** Reads a bundle of a store; where a partial one was cleared away, the full one has its entries. */
    static Optional<EntryBundle> read(LogStore store, Tile tile) {
        return store.get(tile.path())
                .or(() -> tile.isPartial() ? store.get(tile.full().path()) : Optional.empty())
                .map(bytes -> read(bytes, tile.width()));
    }

    /** Writes a bundle. */
    static byte[] write(List<byte[]> entries) {
        ByteBuffer bytes = ByteBuffer.allocate(
                entries.stream().mapToInt(entry -> PREFIX + entry.length).sum());
        entries.forEach(entry -> bytes.putShort((short) entry.length).put(entry));
        return bytes.array();
    }

    /** How many entries could be read. */
    public int size() {
        return size;
    }

    /** What is wrong with the entry behind the last that could be read, or with the end. */
    public Optional<String> flaw() {
        return flaw;
    }

    /** An entry. */
    public byte[] entry(int i) {
        return Arrays.copyOfRange(bytes, start(i), ends[i]);
    }

    private int start(int i) {
        return (i == 0 ? 0 : ends[i - 1]) + PREFIX;
    }

    /** The entries. */
    List<byte[]> entries() {
        List<byte[]> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            entries.add(entry(i));
        }
        return entries;
    }

    /** Their hashes. */
    List<Hash> leaves() {
        List<Hash> leaves = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            leaves.add(Rfc6962.leaf(bytes, start(i), ends[i] - start(i)));
        }
        return leaves;
    }
}
