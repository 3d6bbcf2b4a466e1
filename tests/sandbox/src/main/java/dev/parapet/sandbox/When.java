package dev.parapet.sandbox;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Which calls a fault strikes: counted conditions for {@link Proxy#inject}. */
public final class When {
    private When() {}

    /** Calls of one operation. */
    public static Predicate<Call> operation(String name) {
        return call -> call.operation().equals(name);
    }

    /** The n-th write from now, the first being 1. */
    public static Predicate<Call> nthWrite(int n) {
        return nth(n, Call::write);
    }

    /** The n-th call from now of those that match, the first being 1. */
    public static Predicate<Call> nth(int n, Predicate<Call> of) {
        AtomicInteger seen = new AtomicInteger();
        return call -> of.test(call) && seen.incrementAndGet() == n;
    }

    /** Each n-th write from now. */
    public static Predicate<Call> everyWrite(int n) {
        AtomicInteger seen = new AtomicInteger();
        return call -> call.write() && seen.incrementAndGet() % n == 0;
    }

    /** The next k calls that match. */
    public static Predicate<Call> next(int k, Predicate<Call> of) {
        AtomicInteger seen = new AtomicInteger();
        return call -> of.test(call) && seen.incrementAndGet() <= k;
    }
}
