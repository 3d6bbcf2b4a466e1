package dev.parapet.core;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One worker a resource: twins of an event wait, and then find the repair already made. */
final class Locks {
    private final ConcurrentHashMap<ResourceId, Held> held = new ConcurrentHashMap<>();

    /** A lock and how many want it; counted only inside the map's atomic operations, so that none is dropped in use. */
    private static final class Held {
        private final ReentrantLock lock = new ReentrantLock();
        private int wanted;

        Held wanted(int by) {
            wanted += by;
            return this;
        }
    }

    <T> T with(ResourceId resource, Supplier<T> work) {
        Held mine = held.compute(resource, (id, known) -> (known == null ? new Held() : known).wanted(1));
        mine.lock.lock();
        try {
            return work.get();
        } finally {
            mine.lock.unlock();
            held.compute(resource, (id, known) -> mine.wanted(-1).wanted == 0 ? null : mine);
        }
    }
}
