package dev.parapet.audit.log;

import java.util.ArrayList;
import java.util.List;

/** Proofs that a leaf is in a tree. */
public final class Inclusion {
    private Inclusion() {}

    /** The hashes beside the way from the leaf up to the root: RFC 6962 section 2.1.1, "PATH(m, D[n])". */
    public static List<Hash> prove(long index, long size, HashReader hashes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf %d is not in a tree of %d".formatted(index, size));
        }
        List<Hash> path = new ArrayList<>();
        long low = 0;
        long high = size;
        while (high - low > 1) {
            long middle = low + HashReader.split(high - low);
            if (index < middle) {
                path.add(hashes.root(middle, high));
                high = middle;
            } else {
                path.add(hashes.root(low, middle));
                low = middle;
            }
        }
        return List.copyOf(path.reversed());
    }

    /** Whether the proof leads from this leaf to this root: RFC 9162 section 2.1.3.2. */
    public static boolean verify(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long at = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash beside : proof) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = Rfc6962.node(beside, hash);
                int up = at == 0 ? 0 : Long.numberOfTrailingZeros(at);
                at >>>= up;
                last >>>= up;
            } else {
                hash = Rfc6962.node(hash, beside);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
