package dev.parapet.audit.log;

import java.util.List;
import java.util.Optional;

/**
 * Checks a whole log: hashes every entry again, and compares what comes out with every stored hash and every signed
 * checkpoint. It believes the keys it was given and nothing else.
 */
public final class Verifier {
    private static final int THREADS = 2;

    private final List<VerifierKey> keys;
    private final List<byte[]> known;

    /** Checks logs against these keys. */
    public Verifier(List<VerifierKey> keys) {
        this(keys, List.of());
    }

    /**
     * Checks logs against these keys, and against checkpoints of them that were kept elsewhere. Only these can show that
     * the one who holds the key put a whole other log in place of the first.
     */
    public Verifier(List<VerifierKey> keys, List<byte[]> known) {
        this.keys = List.copyOf(keys);
        this.known = known.stream().map(byte[]::clone).toList();
    }

    /**
     * Checks a log.
     *
     * @throws StoreUnusable when it cannot be read, which says nothing about the log
     */
    public Verdict verify(LogStore store) {
        Faults faults = new Faults();
        try (Workers workers = new Workers(THREADS)) {
            Heads heads = Heads.read(store, keys, known, workers, faults);
            if (!heads.isEmpty()) {
                new Walk(store, heads, faults).run(workers);
            }
            return verdict(heads, faults.list());
        }
    }

    private static Verdict verdict(Heads heads, List<Fault> faults) {
        Optional<SignedCheckpoint> newest = heads.newest();
        if (faults.isEmpty() && newest.isPresent()) {
            SignedCheckpoint head = newest.get();
            return new Verdict.Intact(head.checkpoint(), head.signers(), heads.count() - 1);
        }
        return new Verdict.Broken(faults);
    }
}
