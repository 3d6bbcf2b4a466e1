package dev.parapet.remediations.net_sg_db_ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Action;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Json;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for any group; a failure names the seed that shows it again: {@code -Dparapet.seed=N}. */
class NarrowingPropertyTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final int ROUNDS = 60;

    private static final Set<Integer> TCP = Set.of(
            1433, 1434, 1521, 2483, 2484, 3306, 5432, 5433, 5439, 5984, 6379, 6380, 7000, 7001, 7199, 8086, 8182, 9042,
            9142, 9160, 9200, 9300, 11211, 27017, 27018, 27019, 33060, 50000);
    private static final Set<Integer> UDP = Set.of(1434, 11211);

    private static final List<Integer> PORTS = Stream.concat(
                    TCP.stream().flatMap(port -> Stream.of(port - 1, port, port + 1)),
                    Stream.of(0, 22, 80, 443, 3000, 6000, 65535))
            .distinct()
            .toList();

    private static final Target TARGET = Target.of(
            new ResourceId("aws", "111122223333", "eu-west-1", "AWS::EC2::SecurityGroup", "sg-0a1b2c3d4e5f60718"));

    private final NetSgDbIngress guardrail = new NetSgDbIngress().with(Map.of("rules-per-group", Json.tree(1000)));

    private Decision decide(Model model) {
        return guardrail.decide(TARGET, model.group());
    }

    /** Each round tells of its own seed, so that one round can be run again alone. */
    private void forRandomGroups(Consumer<Model> property) {
        for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
            Set<Rule> rules = new RandomGroup(new Random(seed)).rules();
            try {
                property.accept(new Model(rules, RandomGroup.LISTS));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dparapet.seed=" + seed + " for " + rules + ": " + e.getMessage(), e);
            }
        }
    }

    private void forFaults(BiConsumer<Model, Plan> property) {
        List<Plan> seen = new ArrayList<>();
        forRandomGroups(model -> {
            if (decide(model) instanceof Remediate(Plan plan, String reason)) {
                seen.add(plan);
                property.accept(model, plan);
            }
        });
        assertThat(seen).as("the generator makes faults").hasSizeGreaterThan(ROUNDS / 3);
    }

    @Test
    void no_database_port_is_reachable_from_the_world_afterwards() {
        forRandomGroups(model -> {
            Decision decision = decide(model);
            if (decision instanceof Escalate) {
                return; // a list in many pieces takes more rules than any quota has
            }
            decision.intended().ifPresent(plan -> model.apply(plan.actions()));
            TCP.forEach(port -> assertClosed(model, "tcp", port));
            UDP.forEach(port -> assertClosed(model, "udp", port));
        });
    }

    /** One /8 and one /24 are the most that neighbours hold; any world, even half of it, is far more. */
    private static void assertClosed(Model model, String protocol, int port) {
        long through = RandomGroup.strangers().stream()
                .filter(stranger -> model.reaches(stranger, protocol, port))
                .count();
        assertThat(through).as("strangers on %s %d", protocol, port).isLessThanOrEqualTo(4);
    }

    @Test
    void everything_else_is_reachable_as_before() {
        forFaults((model, plan) -> {
            Model before = new Model(model.rules(), RandomGroup.LISTS);
            model.apply(plan.actions());
            for (String caller : RandomGroup.callers()) {
                PORTS.stream()
                        .filter(port -> !TCP.contains(port))
                        .forEach(port -> assertSame(before, model, caller, "tcp", port));
                PORTS.stream()
                        .filter(port -> !UDP.contains(port))
                        .forEach(port -> assertSame(before, model, caller, "udp", port));
                assertSame(before, model, caller, caller.contains(":") ? "icmpv6" : "icmp", -1);
            }
        });
    }

    private static void assertSame(Model before, Model after, String caller, String protocol, int port) {
        assertThat(after.reaches(caller, protocol, port))
                .as("%s on %s %d", caller, protocol, port)
                .isEqualTo(before.reaches(caller, protocol, port));
    }

    @Test
    void rules_that_are_no_part_of_the_fault_are_identical() {
        forFaults((model, plan) -> {
            List<Rule> neighbours = model.rules().stream()
                    .filter(rule -> RandomGroup.NEIGHBOURS.contains(rule.source()) || !opensDatabase(rule))
                    .toList();
            model.apply(plan.actions());
            assertThat(model.rules()).containsAll(neighbours);
        });
    }

    @Test
    void undo_gives_the_rules_before() {
        forFaults((model, plan) -> {
            Set<Rule> before = model.rules();
            Group repaired = after(model, plan);
            assertThat(guardrail.untouchedSince(repaired, model.group())).isTrue();
            model.apply(plan.undo().orElseThrow().actions());
            assertThat(model.rules()).isEqualTo(before);
            Group wanted = new Model(before, RandomGroup.LISTS).group();
            assertThat(guardrail.untouchedSince(wanted, model.group())).isTrue();
        });
    }

    private static boolean opensDatabase(Rule rule) {
        return rule.protocol().equals("-1") || TCP.stream().anyMatch(port -> rule.from() <= port && port <= rule.to());
    }

    private static Group after(Model model, Plan plan) {
        model.apply(plan.actions());
        return model.group();
    }

    @Test
    void deciding_again_finds_nothing() {
        forFaults((model, plan) -> {
            model.apply(plan.actions());
            assertThat(decide(model)).isInstanceOf(Compliant.class);
        });
    }

    @Test
    void crash_between_the_writes_ends_in_the_same_state_and_repeats_none() {
        forFaults((model, plan) -> {
            Model uncut = new Model(model.rules(), RandomGroup.LISTS);
            uncut.apply(plan.actions());
            IntStream.range(0, plan.actions().size() - 1)
                    .mapToObj(step -> plan.actions().get(step))
                    .forEach(model::apply);
            List<Action> rest = ((Remediate) decide(model)).plan().actions();
            assertThat(rest).containsExactly(plan.actions().getLast());
            model.apply(rest);
            assertThat(model.rules()).isEqualTo(uncut.rules());
        });
    }
}
