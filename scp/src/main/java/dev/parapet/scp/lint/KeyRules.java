package dev.parapet.scp.lint;

import dev.parapet.scp.actions.Action;
import dev.parapet.scp.actions.AuthorizationTable;
import dev.parapet.scp.language.Condition;
import dev.parapet.scp.language.Dialect;
import dev.parapet.scp.language.Operator.Quantifier;
import dev.parapet.scp.language.Selection;
import dev.parapet.scp.language.Statement;
import dev.parapet.scp.language.Test;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the keys of conditions come with the actions and resources they stand beside. */
record KeyRules(AuthorizationTable table) {
    /** A key that no call of the action carries: the condition never holds, or always. */
    Stream<Objection> exist(Statement statement, Dialect dialect) {
        if (statement.actions().not()) {
            return Stream.empty();
        }
        return statement.conditions().stream()
                .filter(condition -> !table.isGlobal(condition.key()))
                .flatMap(condition -> statement.actions().patterns().stream()
                        .map(table::matching)
                        .filter(actions -> !actions.isEmpty()
                                && actions.stream()
                                        .noneMatch(action -> table.key(condition.key(), action)
                                                .isPresent()))
                        .map(actions -> Objection.error(
                                condition.key(),
                                "%s never comes with %s, so that the condition %s holds"
                                        .formatted(
                                                condition.key(),
                                                actions.getFirst().id(),
                                                holdsOfAbsent(condition) ? "always" : "never"),
                                "move the action into a statement without this condition, or leave it out")));
    }

    /**
     * A call is authorized on each resource that it touches. A condition that holds where its key is absent hits those resources
     * that cannot carry the key, and with them every call.
     */
    Stream<Objection> otherResources(Statement statement, Dialect dialect) {
        boolean all = statement.resources().filter(Selection.of("*")::equals).isPresent();
        List<Condition> own = statement.conditions().stream()
                .filter(condition -> !table.isGlobal(condition.key()))
                .toList();
        if (!all || own.isEmpty() || statement.actions().not() || !own.stream().allMatch(KeyRules::holdsOfAbsent)) {
            return Stream.empty();
        }
        return statement.actions().patterns().stream()
                .flatMap(pattern -> table.action(pattern).stream())
                .flatMap(action -> own.stream()
                        .flatMap(condition -> without(action, condition).stream()
                                .map(kind -> Objection.error(
                                        condition.key(),
                                        "%s is authorized on its %s too, which has no %s: every call is denied"
                                                .formatted(action.id(), kind, condition.key()),
                                        "name the kind of resource that carries the key in Resource"))));
    }

    /** A kind of resource that every call names and that lacks the key, where another has it. */
    private static Optional<String> without(Action action, Condition condition) {
        boolean everywhere = action.keys().stream().anyMatch(key -> key.covers(condition.key()));
        List<Action.On> kinds = action.on().stream().filter(Action.On::required).toList();
        boolean somewhere = kinds.stream().anyMatch(on -> carries(on, condition));
        return everywhere || !somewhere
                ? Optional.empty()
                : kinds.stream()
                        .filter(on -> !carries(on, condition))
                        .map(on -> on.type().name())
                        .findFirst();
    }

    private static boolean carries(Action.On on, Condition condition) {
        return on.keys().stream().anyMatch(key -> key.covers(condition.key()));
    }

    /** Whether it holds of a request without the key. */
    static boolean holdsOfAbsent(Condition condition) {
        if (condition.operator().test() == Test.NULL) {
            return condition.values().contains("true");
        }
        return condition.operator().ifExists()
                || condition.operator().quantifier() == Quantifier.FOR_ALL
                || (condition.operator().test().negated()
                        && condition.operator().quantifier() == Quantifier.NONE);
    }
}
