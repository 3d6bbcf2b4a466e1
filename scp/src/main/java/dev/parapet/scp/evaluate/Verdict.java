package dev.parapet.scp.evaluate;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the policies say.
 *
 * @param by what denies, or what might; empty when all is allowed
 * @param unknown what would have to be known: condition keys in lower case, and {@code resource}
 */
public record Verdict(Decision decision, List<Cause> by, SortedSet<String> unknown) {
    static final Verdict ALLOWED = new Verdict(Decision.ALLOW, List.of(), new TreeSet<>());

    public Verdict {
        by = List.copyOf(by);
        unknown = Collections.unmodifiableSortedSet(new TreeSet<>(unknown));
    }
}
