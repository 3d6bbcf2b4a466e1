package dev.parapet.audit.log;

import java.util.ArrayList;
import java.util.List;

/** Faults as they are found. After many nothing is learned from the next, and a log of which nothing is left ends here. */
final class Faults {
    private static final int ENOUGH = 100;

    private final List<Fault> faults = new ArrayList<>();

    synchronized void add(Fault fault) {
        if (!enough()) {
            faults.add(fault);
        }
    }

    synchronized boolean enough() {
        return faults.size() >= ENOUGH;
    }

    synchronized List<Fault> list() {
        return List.copyOf(faults);
    }
}
