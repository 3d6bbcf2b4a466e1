package dev.parapet.core;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One worker a resource: twins of an event wait, and then find the repair already made. */
final class Locks {
    private final ConcurrentHashMap<ResourceId, Shared> held = new ConcurrentHashMap<>();

    /** A lock is forgotten by the last who asked for it, not by the last who held it: who asks next must get the same. */
    private record Shared(ReentrantLock lock, int users) {
        Shared joined() {
            return new Shared(lock, users + 1);
        }

        @org.jspecify.annotations.Nullable
        Shared left() {
            return users == 1 ? null : new Shared(lock, users - 1);
        }
    }

    <T> T with(ResourceId resource, Supplier<T> work) {
        ReentrantLock lock = held.merge(resource, new Shared(new ReentrantLock(), 1), (there, fresh) -> there.joined())
                .lock();
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
            held.computeIfPresent(resource, (id, there) -> there.left());
        }
    }
}
