package dev.parapet.core;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One worker a resource: twins of an event wait, and then find the repair already made. */
final class Locks {
    private final ConcurrentHashMap<ResourceId, Use> held = new ConcurrentHashMap<>();

    /** A lock, and how many have it or are on their way to it; the last one takes it away. */
    private record Use(ReentrantLock lock, int users) {
        Use and(int more) {
            return new Use(lock, users + more);
        }
    }

    <T> T with(ResourceId resource, Supplier<T> work) {
        Use use = held.compute(resource, (id, known) -> known == null ? new Use(new ReentrantLock(), 1) : known.and(1));
        use.lock().lock();
        try {
            return work.get();
        } finally {
            use.lock().unlock();
            held.computeIfPresent(resource, (id, known) -> known.users() == 1 ? null : known.and(-1));
        }
    }
}
