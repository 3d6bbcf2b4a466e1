package dev.parapet.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** What a test has asked to happen: faults by condition, and its own code around the k-th call. */
final class Script {
    private record Injected(Fault fault, Predicate<Call> when) {}

    private final List<Injected> faults = new CopyOnWriteArrayList<>();
    private final Map<Integer, Runnable> before = new ConcurrentHashMap<>();
    private final Map<Integer, Runnable> after = new ConcurrentHashMap<>();

    void inject(Fault fault, Predicate<Call> when) {
        faults.add(new Injected(fault, when));
    }

    void before(int index, Runnable hook) {
        before.put(index, hook);
    }

    void after(int index, Runnable hook) {
        after.put(index, hook);
    }

    void runBefore(int index) {
        before.getOrDefault(index, () -> {}).run();
    }

    void runAfter(int index) {
        after.getOrDefault(index, () -> {}).run();
    }

    /** The first fault whose condition holds; a condition that counts is asked about each call no other took. */
    Optional<Fault> fault(Call call) {
        return faults.stream()
                .filter(injected -> injected.when().test(call))
                .map(Injected::fault)
                .findFirst();
    }

    void clear() {
        faults.clear();
        before.clear();
        after.clear();
    }
}
