package dev.parapet.scp.pack;

import dev.parapet.scp.language.Selection;
import dev.parapet.scp.language.Statement;
import dev.parapet.scp.language.Wildcards;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Joins statements where that changes nothing: two that differ in their actions alone, or in their resources alone, deny together
 * what each denied. Conditions are never joined, nor what is said by its opposite ({@code NotAction}, {@code NotResource}).
 */
final class Merge {
    private Merge() {}

    static List<Statement> all(List<Statement> statements) {
        List<Statement> merged = new ArrayList<>();
        statements.forEach(statement -> add(merged, statement));
        return merged;
    }

    private static void add(List<Statement> merged, Statement statement) {
        for (int i = 0; i < merged.size(); i++) {
            Optional<Statement> both = both(merged.get(i), statement);
            if (both.isPresent()) {
                merged.set(i, both.get());
                return;
            }
        }
        merged.add(statement);
    }

    static Optional<Statement> both(Statement a, Statement b) {
        boolean same = a.effect() == b.effect()
                && a.principals().equals(b.principals())
                && a.conditions().equals(b.conditions());
        if (!same) {
            return Optional.empty();
        }
        if (a.resources().equals(b.resources())) {
            return union(a.actions(), b.actions(), true).map(actions -> statement(a, b, actions, a.resources()));
        }
        return a.actions().equals(b.actions())
                ? union(a.resources().orElseThrow(), b.resources().orElseThrow(), false)
                        .map(resources -> statement(a, b, a.actions(), Optional.of(resources)))
                : Optional.empty();
    }

    private static Statement statement(Statement a, Statement b, Selection actions, Optional<Selection> resources) {
        return new Statement(sid(a, b), a.effect(), a.principals(), actions, resources, a.conditions());
    }

    /** Both names, one after the other, so that whoever is refused finds both documents. */
    private static Optional<String> sid(Statement a, Statement b) {
        return Optional.of(a.sid().orElse("") + b.sid().orElse("")).filter(sid -> !sid.isEmpty());
    }

    private static Optional<Selection> union(Selection a, Selection b, boolean ignoringCase) {
        if (a.not() || b.not()) {
            return Optional.empty();
        }
        Set<String> patterns = new LinkedHashSet<>();
        Stream.concat(a.patterns().stream(), b.patterns().stream()).forEach(patterns::add);
        List<String> kept = patterns.stream()
                .filter(each -> patterns.stream().noneMatch(other -> covers(other, each, ignoringCase)))
                .toList();
        return Optional.of(new Selection(false, kept));
    }

    /** A star covers whatever the other pattern has in its place, wildcards among it; a question mark would not. */
    private static boolean covers(String wide, String narrow, boolean ignoringCase) {
        String a = ignoringCase ? wide.toLowerCase(Locale.ROOT) : wide;
        String b = ignoringCase ? narrow.toLowerCase(Locale.ROOT) : narrow;
        return !a.equals(b) && a.indexOf('?') < 0 && Wildcards.match(a, b);
    }
}
