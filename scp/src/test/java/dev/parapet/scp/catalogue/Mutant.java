package dev.parapet.scp.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.scp.language.Condition;
import dev.parapet.scp.language.Policy;
import dev.parapet.scp.language.Selection;
import dev.parapet.scp.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A document with one thing taken away.
 *
 * @param content empty when nothing is left
 */
record Mutant(Kind kind, String what, Optional<Content> content) {
    enum Kind {
        STATEMENT("a statement"),
        ACTION("an action of a list"),
        RESOURCE("a resource of a list"),
        RESOURCE_WIDENED("all resources instead of some"),
        CONDITION("a condition"),
        VALUE("a value of a condition"),
        SETTING("a setting");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static Stream<Mutant> of(Content content) {
        return switch (content) {
            case Content.Statements(Policy policy) -> of(policy);
            case Content.Attributes(JsonNode attributes) -> of(attributes);
        };
    }

    private static Stream<Mutant> of(Policy policy) {
        return IntStream.range(0, policy.statements().size()).boxed().flatMap(i -> {
            Statement statement = policy.statements().get(i);
            String name = statement.sid().orElse("#" + i);
            Stream<Mutant> inner = of(statement)
                    .map(mutant -> new Mutant(
                            mutant.kind(),
                            name + " " + mutant.what(),
                            Optional.of(new Content.Statements(replaced(policy, i, mutant.statement())))));
            return Stream.concat(Stream.of(new Mutant(Kind.STATEMENT, name, without(policy, i))), inner);
        });
    }

    private record Inner(Kind kind, String what, Statement statement) {}

    private static Stream<Inner> of(Statement statement) {
        List<Inner> all = new ArrayList<>();
        fewer(
                statement.actions().patterns(),
                (gone, left) -> all.add(new Inner(
                        Kind.ACTION,
                        gone,
                        actions(statement, new Selection(statement.actions().not(), left)))));
        statement.resources().ifPresent(resources -> {
            fewer(
                    resources.patterns(),
                    (gone, left) -> all.add(new Inner(
                            Kind.RESOURCE, gone, resources(statement, new Selection(resources.not(), left)))));
            if (!resources.equals(Selection.of("*"))) {
                all.add(new Inner(Kind.RESOURCE_WIDENED, "*", resources(statement, Selection.of("*"))));
            }
        });
        for (Condition condition : statement.conditions()) {
            String line = condition.operator() + " " + condition.key();
            all.add(new Inner(
                    Kind.CONDITION, line, conditions(statement, each -> each.equals(condition) ? null : each)));
            fewer(
                    condition.values(),
                    (gone, left) -> all.add(new Inner(
                            Kind.VALUE,
                            line + " " + gone,
                            conditions(
                                    statement,
                                    each -> each.equals(condition)
                                            ? new Condition(condition.operator(), condition.key(), left)
                                            : each))));
        }
        return all.stream();
    }

    private interface Fewer {
        void each(String gone, List<String> left);
    }

    private static void fewer(List<String> texts, Fewer use) {
        for (int i = 0; texts.size() > 1 && i < texts.size(); i++) {
            List<String> left = new ArrayList<>(texts);
            use.each(left.remove(i), left);
        }
    }

    private static Statement actions(Statement of, Selection actions) {
        return new Statement(of.sid(), of.effect(), of.principals(), actions, of.resources(), of.conditions());
    }

    private static Statement resources(Statement of, Selection resources) {
        return new Statement(
                of.sid(), of.effect(), of.principals(), of.actions(), Optional.of(resources), of.conditions());
    }

    private static Statement conditions(
            Statement of, java.util.function.Function<Condition, @org.jspecify.annotations.Nullable Condition> to) {
        List<Condition> left =
                of.conditions().stream().map(to).flatMap(Stream::ofNullable).toList();
        return new Statement(of.sid(), of.effect(), of.principals(), of.actions(), of.resources(), left);
    }

    private static Policy replaced(Policy policy, int i, Statement statement) {
        List<Statement> statements = new ArrayList<>(policy.statements());
        statements.set(i, statement);
        return new Policy(policy.version(), policy.id(), statements);
    }

    private static Optional<Content> without(Policy policy, int i) {
        List<Statement> statements = new ArrayList<>(policy.statements());
        statements.remove(i);
        return statements.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content.Statements(new Policy(policy.version(), policy.id(), statements)));
    }

    /** Each attribute taken away. */
    private static Stream<Mutant> of(JsonNode attributes) {
        return leaves(attributes, "").map(at -> {
            JsonNode copy = attributes.deepCopy();
            int slash = at.lastIndexOf('/');
            ((ObjectNode) copy.at(at.substring(0, slash))).remove(at.substring(slash + 1));
            return new Mutant(Kind.SETTING, at, Optional.of(new Content.Attributes(copy)));
        });
    }

    private static Stream<String> leaves(JsonNode node, String at) {
        return node.has("@@assign")
                ? Stream.of(at)
                : node.properties().stream().flatMap(each -> leaves(each.getValue(), at + "/" + each.getKey()));
    }
}
