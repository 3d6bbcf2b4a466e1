package dev.parapet.core;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One worker a resource: twins of an event wait, and then find the repair already made. */
final class Locks {
    private final ConcurrentHashMap<ResourceId, ReentrantLock> held = new ConcurrentHashMap<>();

    <T> T with(ResourceId resource, Supplier<T> work) {
        ReentrantLock lock = held.computeIfAbsent(resource, id -> new ReentrantLock());
        lock.lock();
        try {
            return work.get();
        } finally {
            if (!lock.hasQueuedThreads()) {
                held.remove(resource, lock);
            }
            lock.unlock();
        }
    }
}
