package dev.parapet.audit.log;

import java.util.ArrayList;
import java.util.List;

/** A tree that only grows, kept as the roots of its perfect subtrees, largest first: log2(n) hashes whatever n is. */
public final class CompactRange {
    private final List<Hash> roots = new ArrayList<>();
    private long size;

    /** Hears of each perfect subtree of 2^level leaves the moment it is complete. */
    @FunctionalInterface
    interface Listener {
        void complete(int level, Hash root);
    }

    /** Adds a leaf. */
    public void add(Hash leaf) {
        add(0, leaf, (level, root) -> {});
    }

    /** Adds a perfect subtree of 2^level leaves; the size must be a multiple of that. */
    void add(int level, Hash subtree, Listener listener) {
        int height = level;
        Hash root = subtree;
        listener.complete(height, root);
        for (long rest = size >>> level; (rest & 1) == 1; rest >>>= 1) {
            root = Rfc6962.node(roots.removeLast(), root);
            height++;
            listener.complete(height, root);
        }
        roots.addLast(root);
        size += 1L << level;
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** The root of the whole tree. */
    public Hash root() {
        if (roots.isEmpty()) {
            return Rfc6962.EMPTY;
        }
        Hash root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = Rfc6962.node(roots.get(i), root);
        }
        return root;
    }

    CompactRange copy() {
        CompactRange copy = new CompactRange();
        copy.roots.addAll(roots);
        copy.size = size;
        return copy;
    }

    static Hash rootOf(List<Hash> leaves) {
        CompactRange range = new CompactRange();
        leaves.forEach(range::add);
        return range.root();
    }
}
