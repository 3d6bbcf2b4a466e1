package dev.parapet.scp.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.scp.catalogue.Case;
import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Content;
import dev.parapet.scp.catalogue.Parameters;
import dev.parapet.scp.evaluate.Evaluator;
import dev.parapet.scp.evaluate.NamedPolicy;
import dev.parapet.scp.language.Condition;
import dev.parapet.scp.language.Effect;
import dev.parapet.scp.language.Operator;
import dev.parapet.scp.language.Policy;
import dev.parapet.scp.language.Selection;
import dev.parapet.scp.language.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final Selection ALL = Selection.of("*");
    private static final Condition OLD = new Condition(
            Operator.of(dev.parapet.scp.language.Test.NUMERIC_LESS_THAN), "s3:TlsVersion", List.of("1.2"));

    private static Statement deny(String sid, Selection actions, Selection resources, Condition... conditions) {
        return Statement.of(sid, Effect.DENY, actions, resources, conditions);
    }

    @Test
    void statements_that_differ_in_their_actions_are_one() {
        assertThat(Merge.both(
                        deny("A", Selection.of("s3:Get*"), ALL),
                        deny("B", Selection.of("s3:GetObject", "s3:PutObject"), ALL)))
                .contains(deny("AB", Selection.of("s3:Get*", "s3:PutObject"), ALL));
    }

    @Test
    void statements_that_differ_in_their_resources_are_one() {
        assertThat(Merge.both(
                        deny("A", Selection.of("s3:*"), Selection.of("arn:aws:s3:::a")),
                        deny("B", Selection.of("s3:*"), Selection.of("arn:aws:s3:::b"))))
                .contains(deny("AB", Selection.of("s3:*"), Selection.of("arn:aws:s3:::a", "arn:aws:s3:::b")));
    }

    @Test
    void statements_that_differ_in_more_than_one_thing_stay_two() {
        Statement a = deny("A", Selection.of("s3:*"), Selection.of("arn:aws:s3:::a"));
        assertThat(Merge.both(a, deny("B", Selection.of("sqs:*"), ALL))).isEmpty();
        assertThat(Merge.both(a, deny("B", Selection.of("s3:*"), Selection.of("arn:aws:s3:::a"), OLD)))
                .isEmpty();
    }

    @Test
    void what_is_said_by_its_opposite_stays_two() {
        assertThat(Merge.both(deny("A", Selection.allBut("s3:*"), ALL), deny("B", Selection.of("sqs:*"), ALL)))
                .isEmpty();
        assertThat(Merge.both(
                        deny("A", Selection.of("s3:*"), Selection.allBut("arn:aws:s3:::a")),
                        deny("B", Selection.of("s3:*"), Selection.of("arn:aws:s3:::b"))))
                .isEmpty();
    }

    @Test
    void a_question_mark_covers_no_star() {
        assertThat(Merge.both(deny("A", Selection.of("s3:Get?"), ALL), deny("B", Selection.of("s3:Get*"), ALL)))
                .map(both -> both.actions().patterns())
                .contains(List.of("s3:Get*"));
    }

    @Test
    void whatever_two_statements_of_the_catalogue_are_joined_judge_every_case_as_before() {
        List<Statement> statements = Catalogue.load().documents().stream()
                .flatMap(document -> document.fill(Parameters.EXAMPLE).stream())
                .filter(Content.Statements.class::isInstance)
                .flatMap(content -> ((Content.Statements) content).policy().statements().stream())
                .toList();
        int joined = 0;
        for (Statement a : statements) {
            for (Statement b : statements) {
                Optional<Statement> both = a.equals(b) ? Optional.empty() : Merge.both(a, b);
                if (both.isPresent()) {
                    joined++;
                    sameVerdicts(List.of(a, b), both.get());
                }
            }
        }
        assertThat(joined).isGreaterThan(10);
    }

    private static void sameVerdicts(List<Statement> apart, Statement joined) {
        Evaluator before = evaluator(apart, joined);
        Evaluator after = evaluator(List.of(joined), joined);
        assertThat(Catalogue.load().documents().stream().flatMap(document -> document.cases().stream()))
                .filteredOn(Case.Call.class::isInstance)
                .allSatisfy(each -> assertThat(
                                after.evaluate(((Case.Call) each).request()).decision())
                        .as("%s under %s", each, joined.sid())
                        .isEqualTo(before.evaluate(((Case.Call) each).request()).decision()));
    }

    private static Evaluator evaluator(List<Statement> statements, Statement kind) {
        List<NamedPolicy> policies = List.of(new NamedPolicy("p", Policy.of(statements)));
        return kind.principals().isPresent()
                ? Evaluator.atRoot(List.of(), policies)
                : Evaluator.atRoot(policies, List.of());
    }
}
