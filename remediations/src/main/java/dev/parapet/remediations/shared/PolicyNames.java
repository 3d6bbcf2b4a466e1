package dev.parapet.remediations.shared;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A policy in a few words, for a line that shows it before and after: the names of its statements. */
final class PolicyNames {
    private PolicyNames() {}

    static String of(String policy) {
        return policy.isEmpty() ? "none" : of(ResourcePolicy.of(policy).statements());
    }

    private static String of(List<Statement> statements) {
        return IntStream.range(0, statements.size())
                .mapToObj(index -> name(statements.get(index), index + 1))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** A name is its author's text: what is no plain word is told by its place. */
    private static String name(Statement statement, int place) {
        return statement.sid().matches("[\\w -]{1,64}") ? statement.sid() : "statement " + place;
    }
}
