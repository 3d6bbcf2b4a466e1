package dev.parapet.scp.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.scp.Policies;
import dev.parapet.scp.language.Effect;
import dev.parapet.scp.language.Policy;
import dev.parapet.scp.language.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code -Dparapet.seed=…} repeats a run; {@code -Dparapet.rounds=…} makes it longer. */
class EvaluatorPropertyTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("parapet.rounds", 3_000);

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Policies policies = new Policies(random);

    private static String seed(Object... facts) {
        return "-Dparapet.seed=" + SEED + " " + List.of(facts);
    }

    private Request request(Map<String, List<String>> known, Set<String> unknown) {
        String action = policies.one(List.copyOf(Policies.CALLS.keySet()));
        String resource = policies.one(Policies.CALLS.getOrDefault(action, List.of()));
        return new Request(
                "arn:aws:iam::111122223333:role/ops",
                "111122223333",
                List.of("ou-a"),
                action,
                resource,
                Context.of(known, unknown));
    }

    private Evaluator evaluator(List<NamedPolicy> named) {
        return Evaluator.atRoot(named, List.of());
    }

    @Test
    void a_deny_more_never_allows_more() {
        for (int round = 0; round < ROUNDS; round++) {
            Policy policy = policies.policy();
            List<Statement> more = new ArrayList<>(policy.statements());
            more.add(policies.statement("More", Effect.DENY));
            Map<String, List<String>> context = policies.context();
            Request request = request(context, Set.of("*"));
            Decision before = evaluator(List.of(new NamedPolicy("p", policy)))
                    .evaluate(request)
                    .decision();
            Decision after = evaluator(List.of(new NamedPolicy("p", Policy.of(more))))
                    .evaluate(request)
                    .decision();
            String what = seed(policy.json(), request.action(), context);
            if (before == Decision.DENY) {
                assertThat(after).as(what).isEqualTo(Decision.DENY);
            }
            if (after == Decision.ALLOW) {
                assertThat(before).as(what).isEqualTo(Decision.ALLOW);
            }
        }
    }

    @Test
    void what_is_certain_with_unknown_keys_holds_whatever_they_are() {
        int certain = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<NamedPolicy> named =
                    List.of(new NamedPolicy("a", policies.policy()), new NamedPolicy("b", policies.policy()));
            Evaluator evaluator = evaluator(named);
            Map<String, List<String>> whole = policies.context();
            Map<String, List<String>> known = new TreeMap<>(whole);
            Set<String> unknown = new HashSet<>(List.of("aws:SourceIp", "aws:PrincipalTag/*", "aws:CalledVia"));
            unknown.addAll(whole.keySet().stream()
                    .filter(key -> random.nextInt(3) == 0)
                    .toList());
            known.keySet().removeIf(key -> unknown.contains(key) || key.startsWith("aws:PrincipalTag/"));
            Request open = request(known, unknown);
            Verdict verdict = evaluator.evaluate(open);
            certain += verdict.decision() == Decision.MIGHT_DENY ? 0 : 1;
            for (int draw = 0; draw < 20; draw++) {
                Map<String, List<String>> drawn = new TreeMap<>(known);
                policies.context().forEach((key, values) -> {
                    if (unknown.contains(key) || key.startsWith("aws:PrincipalTag/")) {
                        drawn.put(key, values);
                    }
                });
                Request closed = new Request(
                        open.principal(),
                        open.account(),
                        open.path(),
                        open.action(),
                        open.resource(),
                        Context.of(drawn, Set.of()));
                Decision decision = evaluator.evaluate(closed).decision();
                if (verdict.decision() == Decision.MIGHT_DENY) {
                    assertThat(decision).isNotEqualTo(Decision.MIGHT_DENY);
                    assertThat(verdict.unknown()).isNotEmpty();
                } else {
                    assertThat(decision)
                            .as(seed(
                                    named.getFirst().policy().json(),
                                    named.getLast().policy().json(),
                                    open.action(),
                                    known,
                                    drawn))
                            .isEqualTo(verdict.decision());
                }
            }
        }
        assertThat(certain).as("verdicts that were certain, of " + ROUNDS).isBetween(ROUNDS / 10, ROUNDS * 19 / 20);
    }

    @Test
    void policies_in_another_order_say_the_same() {
        for (int round = 0; round < ROUNDS; round++) {
            List<NamedPolicy> named =
                    List.of(new NamedPolicy("a", policies.policy()), new NamedPolicy("b", policies.policy()));
            Request request = request(policies.context(), Set.of("*"));
            assertThat(evaluator(named.reversed()).evaluate(request).decision())
                    .as(seed())
                    .isEqualTo(evaluator(named).evaluate(request).decision());
        }
    }
}
