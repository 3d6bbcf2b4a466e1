package dev.parapet.audit.log;

import java.util.ArrayList;
import java.util.List;

/** Proofs that a tree continues an older one: that nothing before was changed, dropped or put in between. */
public final class Consistency {
    private Consistency() {}

    /** The hashes from which both roots can be computed: RFC 6962 section 2.1.2, "PROOF(m, D[n])". */
    public static List<Hash> prove(long from, long to, HashReader hashes) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("a tree of %d does not grow into one of %d".formatted(from, to));
        }
        if (from == 0 || from == to) {
            return List.of();
        }
        List<Hash> path = new ArrayList<>();
        long low = 0;
        long high = to;
        while (from != high) {
            long middle = low + HashReader.split(high - low);
            if (from <= middle) {
                path.add(hashes.root(middle, high));
                high = middle;
            } else {
                path.add(hashes.root(low, middle));
                low = middle;
            }
        }
        if (low > 0) {
            path.add(hashes.root(low, high));
        }
        return List.copyOf(path.reversed());
    }

    /** Whether the proof leads to both roots: RFC 9162 section 2.1.4.2. */
    public static boolean verify(long from, Hash oldRoot, long to, Hash newRoot, List<Hash> proof) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && oldRoot.equals(newRoot);
        }
        if (from == 0) {
            return proof.isEmpty() && oldRoot.equals(Rfc6962.EMPTY);
        }
        List<Hash> path = new ArrayList<>(proof);
        if (Long.bitCount(from) == 1) {
            path.addFirst(oldRoot);
        }
        return !path.isEmpty() && walk(from, oldRoot, to, newRoot, path);
    }

    private static boolean walk(long from, Hash oldRoot, long to, Hash newRoot, List<Hash> path) {
        int full = Long.numberOfTrailingZeros(from);
        long at = (from - 1) >>> full;
        long last = (to - 1) >>> full;
        Hash old = path.getFirst();
        Hash now = path.getFirst();
        for (Hash beside : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                old = Rfc6962.node(beside, old);
                now = Rfc6962.node(beside, now);
                int up = at == 0 ? 0 : Long.numberOfTrailingZeros(at);
                at >>>= up;
                last >>>= up;
            } else {
                now = Rfc6962.node(now, beside);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && old.equals(oldRoot) && now.equals(newRoot);
    }
}
