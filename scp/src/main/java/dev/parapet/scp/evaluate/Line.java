package dev.parapet.scp.evaluate;

import dev.parapet.scp.actions.AuthorizationTable;
import dev.parapet.scp.language.Condition;
import dev.parapet.scp.language.Operator.Quantifier;
import dev.parapet.scp.language.Test;
import java.util.List;

/**
 * One line of a condition block, made ready.
 *
 * @param mute whether a value that is there never satisfies it: a key of many values "requires" a quantifier (IAM User Guide, "Set
 *     operators for multivalued context keys"), and IAM matches nothing where it is missing
 * @param takesAny whether every value satisfies it
 */
record Line(
        String key,
        Test test,
        Quantifier quantifier,
        boolean ifExists,
        boolean mute,
        boolean takesAny,
        List<Comparison> comparisons) {
    static Line of(Condition condition, boolean variables) {
        Test test = condition.operator().test();
        boolean mute = test != Test.NULL
                && condition.operator().quantifier() == Quantifier.NONE
                && AuthorizationTable.shipped().isManyValued(condition.key());
        return new Line(
                condition.lowerKey(),
                test,
                condition.operator().quantifier(),
                condition.operator().ifExists(),
                mute,
                test == Test.STRING_LIKE && !mute && condition.values().contains("*"),
                condition.values().stream()
                        .map(value -> Comparison.of(test, value, variables))
                        .toList());
    }

    Truth holds(View view) {
        Value value = view.value(key);
        if (test == Test.NULL) {
            return isNull(value, view);
        }
        return switch (value) {
            case Value.Present present -> holds(present.texts(), view);
            case Value.Absent absent -> Truth.of(holdsOfAbsent());
            // Any value will do, and so will none: then it need not be known. Or nothing will.
            case Value.Unknown unknown ->
                mute && !holdsOfAbsent() ? Truth.NO : takesAny && holdsOfAbsent() ? Truth.YES : Truth.MAYBE;
        };
    }

    /** {@code false} asks for a key that is there, {@code true} for one that is not. */
    private Truth isNull(Value value, View view) {
        boolean there = any("", view) == Truth.YES;
        boolean notThere = comparisons.stream().anyMatch(each -> each.match("", view) == Truth.NO);
        return switch (value) {
            case Value.Present present -> Truth.of(there);
            case Value.Absent absent -> Truth.of(notThere);
            case Value.Unknown unknown -> there && notThere ? Truth.YES : Truth.MAYBE;
        };
    }

    private boolean holdsOfAbsent() {
        return ifExists
                || switch (quantifier) {
                    case FOR_ALL -> true;
                    case FOR_ANY -> false;
                    case NONE -> test.negated();
                };
    }

    private Truth holds(List<String> texts, View view) {
        Truth truth = quantifier == Quantifier.FOR_ANY ? Truth.NO : Truth.YES;
        if (mute || (quantifier == Quantifier.NONE && texts.size() > 1)) {
            return Truth.NO;
        }
        for (String text : texts) {
            Truth one = holds(text, view);
            truth = quantifier == Quantifier.FOR_ANY ? truth.or(one) : truth.and(one);
        }
        return truth;
    }

    private Truth holds(String text, View view) {
        if (!test.negated()) {
            return any(text, view);
        }
        return Comparison.comparable(test, text) ? any(text, view).not() : Truth.NO;
    }

    private Truth any(String text, View view) {
        Truth truth = Truth.NO;
        for (Comparison comparison : comparisons) {
            truth = truth.or(comparison.match(text, view));
            if (truth == Truth.YES) {
                return truth;
            }
        }
        return truth;
    }
}
