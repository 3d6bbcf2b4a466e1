package dev.parapet.audit.sequence;

import java.util.ArrayList;
import java.util.List;

/**
 * Records that got their places in the log, one behind the other.
 *
 * @param start the index of the first
 */
public record Batch(long start, List<String> ids) {
    public Batch {
        ids = List.copyOf(ids);
        if (start < 0 || ids.isEmpty()) {
            throw new IllegalArgumentException("a batch has a place and at least one record");
        }
    }

    /** The index behind the last. */
    public long end() {
        return start + ids.size();
    }

    /** Divides records where bundles of this many entries end, so that few bundles are written twice. */
    static List<Batch> cut(long start, List<String> ids, int bundle) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < ids.size(); ) {
            long at = start + from;
            int to = Math.min(ids.size(), from + bundle - Math.toIntExact(at % bundle));
            batches.add(new Batch(at, ids.subList(from, to)));
            from = to;
        }
        return batches;
    }
}
