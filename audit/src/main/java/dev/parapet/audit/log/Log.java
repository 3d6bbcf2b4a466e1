package dev.parapet.audit.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes a log: bundles, then tiles, then the signed checkpoint, which alone makes the new entries part of it. Every step
 * can be done again; the order of the entries is decided before, by whoever calls. Several may write at once as long as they
 * agree on that order: the checkpoint only ever goes forward.
 */
public final class Log {
    private final LogStore store;
    private final List<CheckpointSigner> signers;
    private final String origin;
    private @Nullable SignedCheckpoint opened;

    /** A log named after its signers' key; more than one signer is for the time in which a key is changed. */
    public Log(LogStore store, List<CheckpointSigner> signers) {
        this.store = store;
        this.signers = List.copyOf(signers);
        this.origin = signers.getFirst().name();
        if (!signers.stream().allMatch(signer -> signer.name().equals(origin))) {
            throw new IllegalArgumentException("the signers of one log have one name, its origin");
        }
    }

    /** The newest checkpoint; empty for a log that has none yet. */
    public synchronized Optional<SignedCheckpoint> head() {
        return store.get(SignedCheckpoint.PATH).map(this::open);
    }

    /** Checking a signature costs a millisecond, and the same checkpoint is asked for again and again. */
    private SignedCheckpoint open(byte[] bytes) {
        SignedCheckpoint known = opened;
        if (known == null || !Arrays.equals(known.note().bytes(), bytes)) {
            known = SignedCheckpoint.open(
                    bytes, signers.stream().map(CheckpointSigner::vkey).toList());
            opened = known;
        }
        return known;
    }

    /**
     * Makes these entries part of the log, the first at index {@code from}. Entries that are part of it already must be the
     * same, so a batch can be given again until this returns.
     *
     * @throws EntryTooLarge when no bundle can hold an entry; nothing was written
     * @throws Equivocation when the store holds something else
     * @throws NotAnExtension when what is stored is not what was signed; nothing was signed
     */
    public synchronized SignedCheckpoint integrate(long from, List<byte[]> entries) {
        return publish(write(from, entries), this::sign);
    }

    /**
     * Writes the bundles and tiles that these entries make, as {@link #integrate} does, and tells what is to be signed. Until
     * it is published none of them is part of the log.
     */
    public synchronized Checkpoint write(long from, List<byte[]> entries) {
        requireLengths(from, entries);
        Optional<SignedCheckpoint> head = head();
        long size = head.map(signed -> signed.checkpoint().size()).orElse(0L);
        if (from < 0 || from > size) {
            throw new IllegalArgumentException(
                    "the log has %d entries, so entry %d cannot be next".formatted(size, from));
        }
        int known = Math.toIntExact(Math.min(size - from, entries.size()));
        head.ifPresent(signed -> requireSame(new LogView(store, signed), from, entries.subList(0, known)));
        return head.isPresent() && known == entries.size()
                ? head.get().checkpoint()
                : grow(head, entries.subList(known, entries.size()));
    }

    private static void requireLengths(long from, List<byte[]> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).length > EntryBundle.LONGEST) {
                throw new EntryTooLarge(from + i, entries.get(i).length);
            }
        }
    }

    private static void requireSame(LogView log, long from, List<byte[]> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (!Arrays.equals(log.entry(from + i), entries.get(i))) {
                throw new Equivocation("entry " + (from + i));
            }
        }
    }

    private Checkpoint grow(Optional<SignedCheckpoint> head, List<byte[]> entries) {
        Growth growth = head.map(signed -> goOn(signed.checkpoint()))
                .orElseGet(() -> new Growth(Edge.empty(), List.of(), store::create));
        entries.forEach(growth::add);
        return growth.finish(origin);
    }

    /** Goes on only from an edge, and an unfinished bundle, that are what was signed. */
    private Growth goOn(Checkpoint head) {
        try {
            Edge edge = Edge.read(store, head.size());
            if (!edge.root().equals(head.root())) {
                throw new NotAnExtension(head.size(), "the stored tiles have the root " + edge.root());
            }
            Optional<Tile> last = Tile.last(Tile.ENTRIES, head.size());
            List<byte[]> bundle = last.flatMap(tile -> EntryBundle.read(store, tile))
                    .map(EntryBundle::entries)
                    .orElse(List.of());
            if (!bundle.stream().map(Rfc6962::leaf).toList().equals(edge.leaves())) {
                throw new NotAnExtension(head.size(), "the last bundle does not fit its tile");
            }
            return new Growth(edge, bundle, store::create);
        } catch (Malformed e) {
            throw new NotAnExtension(head.size(), String.valueOf(e.getMessage()));
        }
    }

    /** Reads back what was written: both roots must come out of the stored tiles. */
    private void requireExtension(Checkpoint old, Checkpoint next) {
        List<Hash> proof = Consistency.prove(old.size(), next.size(), new TileReader(store, next.size()));
        if (!Consistency.verify(old.size(), old.root(), next.size(), next.root(), proof)) {
            throw new NotAnExtension(old.size(), "the tree of %d entries does not continue it".formatted(next.size()));
        }
    }

    /**
     * Publishes what {@link #write} told. Whoever comes late, with a tree smaller than the published one, changes nothing; and
     * what does not continue the published one is never signed.
     *
     * @param sign puts at least one signature of this log under the text
     * @return the newest checkpoint
     * @throws NotAnExtension when what is stored is not what was signed; nothing was signed
     */
    public synchronized SignedCheckpoint publish(Checkpoint next, UnaryOperator<Note> sign) {
        while (true) {
            Optional<byte[]> seen = store.get(SignedCheckpoint.PATH);
            Optional<SignedCheckpoint> head = seen.map(this::open);
            if (head.isPresent() && head.get().checkpoint().size() >= next.size()) {
                return seal(requireNoOther(head.get(), next));
            }
            head.ifPresent(signed -> requireExtension(signed.checkpoint(), next));
            SignedCheckpoint signed = signed(next, sign);
            if (store.swap(SignedCheckpoint.PATH, seen, signed.note().bytes())) {
                return seal(signed);
            }
        }
    }

    private static SignedCheckpoint requireNoOther(SignedCheckpoint head, Checkpoint next) {
        if (head.checkpoint().size() == next.size() && !head.checkpoint().equals(next)) {
            throw new Equivocation(SignedCheckpoint.PATH);
        }
        return head;
    }

    /**
     * Should a sealed checkpoint of this size be there already, it is the one: a second signature of an ECDSA key would have
     * other bytes.
     */
    private SignedCheckpoint signed(Checkpoint next, UnaryOperator<Note> sign) {
        String path = Checkpoint.sealedPath(next.size());
        Optional<SignedCheckpoint> there = store.get(path).map(this::open);
        if (there.isPresent() && !there.get().checkpoint().equals(next)) {
            throw new Equivocation(path);
        }
        return there.orElseGet(() -> open(sign.apply(Note.of(next.text())).bytes()));
    }

    private Note sign(Note note) {
        Note signed = note;
        for (CheckpointSigner signer : signers) {
            signed = signed.signedBy(signer);
        }
        return signed;
    }

    /** After {@code checkpoint}, never before: so a sealed one that is newer than it shows that somebody put it back. */
    private SignedCheckpoint seal(SignedCheckpoint signed) {
        store.create(
                Checkpoint.sealedPath(signed.checkpoint().size()), signed.note().bytes());
        return signed;
    }

    /**
     * Clears away partial tiles whose full tile is there (tlog-tiles, "Partial Tiles"), and tells how many.
     *
     * @throws Equivocation when a full tile does not begin with its partial one: that is evidence, and stays
     */
    public synchronized int prune() {
        List<Tile> partial = new ArrayList<>();
        store.list("tile", path -> Tile.parse(path).filter(Tile::isPartial).ifPresent(partial::add));
        List<Tile> superseded = partial.stream().filter(this::isSuperseded).toList();
        superseded.forEach(tile -> store.delete(tile.path()));
        return superseded.size();
    }

    private boolean isSuperseded(Tile tile) {
        Optional<byte[]> full = store.get(tile.full().path());
        byte[] part = store.get(tile.path()).orElse(new byte[0]);
        if (full.isPresent() && Arrays.mismatch(full.get(), part) != part.length) {
            throw new Equivocation(tile.full().path());
        }
        return full.isPresent();
    }
}
