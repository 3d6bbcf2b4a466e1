package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.AuditRecord;
import dev.parapet.remediations.Answer;
import dev.parapet.sandbox.Call;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An event may come twice, late, in any order and at the same time: one fault is one repair. */
@ExtendWith(InWorld.class)
class SecondRunTest {
    private static final int TWINS = 8;

    private final World world;
    private final Member orders;

    @TempDir
    Path directory = Path.of("set by JUnit");

    SecondRunTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
    }

    @ParameterizedTest
    @EnumSource
    void second_delivery_writes_nothing(Kind kind) {
        Planted fault = kind.plant(orders, "twice-" + kind.slug());
        try (Parapet parapet = Parapet.under(Parapet.ENFORCE, world, directory)) {
            assertThat(words(parapet.handle(fault.event()))).containsExactly("remediated");
            List<Call> first = writes();
            assertThat(words(parapet.handle(fault.event()))).containsExactly("unchanged");
            assertThat(writes()).isEqualTo(first).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void second_delivery_to_another_process_writes_nothing(Kind kind) {
        Planted fault = kind.plant(orders, "elsewhere-" + kind.slug());
        try (Parapet parapet = Parapet.under(Parapet.ENFORCE, world, directory)) {
            assertThat(words(parapet.handle(fault.event()))).containsExactly("remediated");
        }
        List<Call> first = writes();
        try (Parapet other = Parapet.under(Parapet.ENFORCE, world, directory)) {
            assertThat(words(other.handle(fault.event()))).containsExactly("unchanged");
        }
        assertThat(writes()).isEqualTo(first).isNotEmpty();
    }

    @Test
    void deliveries_in_any_order_repair_each_fault_once() {
        List<Planted> faults = Kind.SAFE.stream()
                .map(kind -> kind.plant(orders, "any-order-" + kind.slug()))
                .toList();
        List<String> deliveries =
                new ArrayList<>(faults.stream().map(Planted::event).toList());
        deliveries.addAll(deliveries.reversed());
        deliveries.addAll(deliveries.subList(2, 7));
        try (Parapet parapet = Parapet.in(world, directory)) {
            List<String> words = deliveries.stream()
                    .flatMap(event -> words(parapet.handle(event)).stream())
                    .toList();
            assertThat(words).filteredOn("remediated"::equals).hasSize(faults.size());
            assertThat(words).filteredOn("unchanged"::equals).hasSize(deliveries.size() - faults.size());
        }
        assertThat(faults).allMatch(Planted::repaired);
        assertThat(writes()).hasSize(faults.size() + 1); // the wide group takes two
    }

    @ParameterizedTest
    @EnumSource
    void twins_at_the_same_time_are_one_repair(Kind kind) throws Exception {
        Planted fault = kind.plant(orders, "twins-" + kind.slug());
        try (Parapet parapet = Parapet.under(Parapet.ENFORCE, world, directory)) {
            assertThat(atOnce(parapet, fault.event()))
                    .hasSize(TWINS)
                    .containsOnly("remediated", "unchanged")
                    .containsOnlyOnce("remediated");
            assertThat(parapet.state().trail().records())
                    .filteredOn(record -> record.phase() == AuditRecord.Phase.INTENT)
                    .hasSize(1);
        }
        assertThat(fault.repaired()).isTrue();
        assertThat(writes()).hasSize(kind == Kind.WIDE_GROUP ? 2 : 1);
    }

    @Test
    void twins_under_two_names_of_one_instance_are_one_repair() throws Exception {
        Planted fault = Kind.DATABASE.plant(orders, "two-names");
        String id = orders.databaseNow("two-names").dbiResourceId();
        String other = orders.detector().configRule("rds-instance-public-access-check", "AWS::RDS::DBInstance", id);
        try (Parapet parapet = Parapet.in(world, directory)) {
            assertThat(atOnce(parapet, fault.event(), other)).containsOnlyOnce("remediated");
            assertThat(parapet.state().trail().records())
                    .filteredOn(record -> record.phase() == AuditRecord.Phase.OUTCOME)
                    .hasSize(1);
        }
        assertThat(writes()).hasSize(1);
    }

    @Test
    void key_that_was_switched_on_again_is_a_new_fault() {
        Planted fault = Kind.KEY.plant(orders, "insistent");
        try (Parapet parapet = Parapet.in(world, directory)) {
            assertThat(words(parapet.handle(fault.event()))).containsExactly("remediated");
            fault.replant().run();
            assertThat(fault.stands()).isTrue();
            assertThat(words(parapet.handle(fault.event()))).containsExactly("remediated");
        }
        assertThat(fault.repaired()).isTrue();
        assertThat(writes()).hasSize(2);
    }

    private static List<String> atOnce(Parapet parapet, String... events) throws Exception {
        CyclicBarrier start = new CyclicBarrier(TWINS);
        try (ExecutorService twins = Executors.newFixedThreadPool(TWINS)) {
            List<Future<List<Answer>>> running = IntStream.range(0, TWINS)
                    .mapToObj(twin -> twins.submit(() -> {
                        start.await();
                        return parapet.handle(events[twin % events.length]);
                    }))
                    .toList();
            List<String> words = new ArrayList<>();
            for (Future<List<Answer>> one : running) {
                words.addAll(words(one.get()));
            }
            return words;
        }
    }

    private List<Call> writes() {
        return world.proxy().calls().stream().filter(Call::write).toList();
    }

    private static List<String> words(List<Answer> answers) {
        return answers.stream().map(Parapet::word).toList();
    }
}
