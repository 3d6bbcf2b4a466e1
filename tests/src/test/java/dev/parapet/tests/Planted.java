package dev.parapet.tests;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A fault that stands in the sandbox, and the event that tells of it.
 *
 * @param live reads the state past the proxy, as one text
 * @param fault what {@code live} says while the fault stands
 * @param cured whether a state is exactly as the guardrail should leave it
 * @param replant makes the same fault on the same resource again
 */
record Planted(
        String guardrail,
        String resource,
        String event,
        Supplier<String> live,
        String fault,
        Predicate<String> cured,
        Runnable replant) {
    boolean stands() {
        return live.get().equals(fault);
    }

    boolean repaired() {
        return cured.test(live.get());
    }
}
