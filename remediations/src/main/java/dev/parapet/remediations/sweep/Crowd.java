package dev.parapet.remediations.sweep;

import dev.parapet.core.Eyes;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The resources of one survey, looked at together: the first look is the survey, the look after the writes is one more
 * survey for all of them, once the last has written. Five hundred repairs then cost one reading call more and not five
 * hundred. Whoever needs a third look gets one alone.
 */
final class Crowd<S extends Record> {
    private final Eyes<S> alone;
    private final Function<List<Target>, Map<ResourceId, S>> again;
    private final Semaphore atOnce;
    private final AtomicInteger busy = new AtomicInteger(1);
    private final AtomicBoolean asked = new AtomicBoolean();
    private final CompletableFuture<Map<ResourceId, S>> secondLook = new CompletableFuture<>();
    private final ConcurrentHashMap<ResourceId, Integer> looks = new ConcurrentHashMap<>();
    private final Queue<Target> written = new ConcurrentLinkedQueue<>();

    /**
     * @param alone how one resource is read
     * @param again a look at those that were written to
     * @param atOnce given back by who waits for the others, as they need it to get on
     */
    Crowd(Eyes<S> alone, Function<List<Target>, Map<ResourceId, S>> again, Semaphore atOnce) {
        this.alone = alone;
        this.again = again;
        this.atOnce = atOnce;
    }

    /** One more resource that will be judged; {@link #leave} must follow, whatever happens. */
    void join() {
        busy.incrementAndGet();
    }

    /** No more resources will join, or one of them is done. */
    void leave() {
        if (busy.decrementAndGet() == 0) {
            lookAgain();
        }
    }

    private void lookAgain() {
        if (!written.isEmpty() && !asked.getAndSet(true)) {
            try {
                secondLook.complete(again.apply(List.copyOf(written)));
            } catch (SdkException e) {
                secondLook.completeExceptionally(e);
            }
        }
    }

    /** The eyes on one resource that was seen with its state. */
    Eyes<S> on(Seen<S> seen) {
        return (target, aws) -> switch (looks.merge(target.resource(), 1, Integer::sum)) {
            case 1 -> seen.state();
            case 2 -> together(seen.target());
            default -> alone.look(target, aws);
        };
    }

    private Optional<S> together(Target target) {
        written.add(target);
        atOnce.release();
        leave();
        try {
            return Optional.ofNullable(secondLook.join().get(target.resource()));
        } catch (CompletionException e) {
            if (e.getCause() instanceof SdkException refused) {
                throw refused;
            }
            throw e;
        } finally {
            join();
            atOnce.acquireUninterruptibly();
        }
    }
}
