package dev.parapet.audit.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a log as far as a signed checkpoint reaches; for one thread. */
public final class LogView {
    private final LogStore store;
    private final SignedCheckpoint head;
    private final TileReader hashes;
    private long held = -1;
    private @Nullable EntryBundle bundle;

    /** The log under this checkpoint. */
    public LogView(LogStore store, SignedCheckpoint head) {
        this.store = store;
        this.head = head;
        this.hashes = new TileReader(store, size(head));
    }

    private static long size(SignedCheckpoint head) {
        return head.checkpoint().size();
    }

    /** How many entries it has. */
    public long size() {
        return size(head);
    }

    /**
     * An entry, as it is stored; {@link #prove} shows that it is the one that was logged.
     *
     * @throws Malformed when it is not there
     */
    public byte[] entry(long index) {
        long number = index / Tile.WIDTH;
        if (bundle == null || held != number) {
            bundle = bundle(number);
            held = number;
        }
        return bundle.entry(Math.toIntExact(index % Tile.WIDTH));
    }

    private EntryBundle bundle(long number) {
        Tile tile = Tile.at(Tile.ENTRIES, number, size());
        EntryBundle read = EntryBundle.read(store, tile).orElseThrow(() -> new Malformed(tile.path(), "it is missing"));
        if (read.size() < tile.width()) {
            throw new Malformed(
                    tile.path(),
                    "entry %d: %s"
                            .formatted(tile.entry(read.size()), read.flaw().orElse("")));
        }
        return read;
    }

    /** The proof that an entry is in the log, for {@link TlogProof#verify}. */
    public TlogProof prove(long index) {
        List<Hash> path = Inclusion.prove(index, size(), hashes);
        return new TlogProof(index, path, head.note());
    }

    /** The proof that this log continues what it was at an earlier size. */
    public List<Hash> proveConsistency(long from) {
        return Consistency.prove(from, size(), hashes);
    }
}
