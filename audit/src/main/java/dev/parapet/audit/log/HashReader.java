package dev.parapet.audit.log;

/** Knows the hashes inside a tree; proofs are made of what it reads. */
@FunctionalInterface
public interface HashReader {
    /** The root of the perfect subtree of 2^level leaves that begins with leaf {@code index * 2^level}. */
    Hash read(int level, long index);

    /** The root of any range that a proof can name: RFC 6962 section 2.1, "MTH(D[low:high])". */
    default Hash root(long low, long high) {
        long leaves = high - low;
        if (leaves == 0) {
            return Rfc6962.EMPTY;
        }
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return read(level, low >>> level);
        }
        long middle = low + split(leaves);
        return Rfc6962.node(root(low, middle), root(middle, high));
    }

    /** The largest power of two smaller than the number of leaves: where RFC 6962 divides a tree. */
    static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
