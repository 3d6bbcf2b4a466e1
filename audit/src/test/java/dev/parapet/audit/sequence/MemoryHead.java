package dev.parapet.audit.sequence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A head that is gone with its process. */
final class MemoryHead implements HeadStore {
    private Head head = Head.NEW;
    private final Map<Long, Batch> batches = new HashMap<>();

    @Override
    public synchronized Head read() {
        return head;
    }

    @Override
    public synchronized boolean swap(Head seen, Head next) {
        if (!head.equals(seen)) {
            return false;
        }
        head = next;
        batches.values().removeIf(batch -> batch.end() <= next.settled());
        return true;
    }

    @Override
    public synchronized boolean assign(Head seen, Head next, Batch batch) {
        boolean done = swap(seen, next);
        if (done) {
            batches.put(batch.start(), batch);
        }
        return done;
    }

    @Override
    public synchronized Batch batch(long start) {
        return Optional.ofNullable(batches.get(start)).orElseThrow(() -> LogDiverged.noBatch(start));
    }

    /** Puts the head back to an older one, as a restored backup does. */
    synchronized void restore(Head older) {
        head = older;
    }
}
