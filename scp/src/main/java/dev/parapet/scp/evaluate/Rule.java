package dev.parapet.scp.evaluate;

import dev.parapet.scp.language.Effect;
import dev.parapet.scp.language.Selection;
import dev.parapet.scp.language.Statement;
import dev.parapet.scp.language.Test;
import dev.parapet.scp.language.Wildcards;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A statement, made ready.
 *
 * @param actions patterns in lower case
 */
record Rule(
        Cause cause,
        Effect effect,
        boolean notAction,
        List<String> actions,
        boolean notResource,
        List<Template> resources,
        List<Line> lines) {
    static Rule of(Cause cause, Statement statement, boolean variables) {
        Selection resources = statement.resources().orElse(Selection.of("*"));
        return new Rule(
                cause,
                statement.effect(),
                statement.actions().not(),
                statement.actions().patterns().stream()
                        .map(pattern -> pattern.equals("*:*") ? "*" : pattern.toLowerCase(Locale.ROOT))
                        .toList(),
                resources.not(),
                resources.patterns().stream()
                        .map(pattern -> Template.of(pattern, true, variables))
                        .toList(),
                // ARNs last: they take longest, and all lines must hold.
                statement.conditions().stream()
                        .sorted(Comparator.comparing(
                                condition -> condition.operator().test().kind() == Test.Kind.ARN))
                        .map(condition -> Line.of(condition, variables))
                        .toList());
    }

    /** Whether it speaks of that action, which is in lower case. */
    boolean isAbout(String action) {
        for (String pattern : actions) {
            if (Wildcards.match(pattern, action)) {
                return !notAction;
            }
        }
        return notAction;
    }

    /** Whether it speaks of a request whose action it is about. */
    Truth applies(View view) {
        Truth truth = resource(view);
        for (int i = 0; i < lines.size() && truth != Truth.NO; i++) {
            truth = truth.and(lines.get(i).holds(view));
        }
        return truth;
    }

    /**
     * IAM User Guide, "Resource": a star at the end of a segment "can expand to match beyond the colon boundaries", so that the ARN
     * is matched as one text.
     */
    private Truth resource(View view) {
        Truth truth = Truth.NO;
        for (Template resource : resources) {
            truth = truth.or(resource.match(view.request().resource(), view));
        }
        return notResource ? truth.not() : truth;
    }

    /** Adds what would have to be known to decide it. */
    void missing(View view, Set<String> names) {
        view.missed();
        if (resource(view) == Truth.MAYBE) {
            Set<String> variables = view.missed();
            names.addAll(variables.isEmpty() ? Set.of("resource") : variables);
        }
        for (Line line : lines) {
            view.missed();
            if (line.holds(view) == Truth.MAYBE) {
                names.addAll(view.missed());
            }
        }
    }
}
