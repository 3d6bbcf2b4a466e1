package dev.parapet.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Many tasks side by side, so many at once. Each client slows down by itself where AWS asks it to. */
final class Crew {
    private static final int AT_ONCE = 32;

    private Crew() {}

    /** The results in the order of the tasks. What is thrown ends the work, once all have ended. */
    static List<Result> sideBySide(List<Task> tasks, Function<Task, Result> work) {
        Semaphore places = new Semaphore(AT_ONCE);
        List<Future<Result>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Task task : tasks) {
                places.acquireUninterruptibly();
                running.add(threads.submit(() -> {
                    try {
                        return work.apply(task);
                    } finally {
                        places.release();
                    }
                }));
            }
        }
        return running.stream().map(Crew::result).toList();
    }

    private static Result result(Future<Result> ended) {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while steps were taken", e);
        }
    }
}
