package dev.parapet.scp.language;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whom a statement is about.
 *
 * @param not whether it is about all but these: {@code NotPrincipal}
 * @param byKind the names under {@code AWS}, {@code Service}, {@code Federated}, {@code CanonicalUser}; everybody is {@code *} under {@code *}
 */
public record Principals(boolean not, SortedMap<String, List<String>> byKind) {
    private static final String ALL = "*";

    public Principals {
        SortedMap<String, List<String>> copy = new TreeMap<>();
        byKind.forEach((kind, names) -> copy.put(kind, List.copyOf(names)));
        byKind = Collections.unmodifiableSortedMap(copy);
    }

    /** {@code "Principal": "*"}. */
    public static Principals everybody() {
        return new Principals(false, new TreeMap<>(Map.of(ALL, List.of(ALL))));
    }

    /** Whether it was written as the bare {@code *}. */
    public boolean bare() {
        return byKind.containsKey(ALL);
    }
}
