package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Limits;
import dev.parapet.remediations.Answer;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Detector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whoever makes noise, and whatever a first day brings, neither hides the real fault nor lets Parapet run wild. */
@ExtendWith(InWorld.class)
class StormTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final int FORGED = 3_500;
    private static final int REPEATED = 1_000;
    private static final int EMPTY = 440;
    private static final int BURST = Limits.STANDARD.plansPerHour() + 10;

    private final World world;

    @TempDir
    Path directory = Path.of("set by JUnit");

    StormTest(World world) {
        this.world = world;
    }

    @Test
    void one_real_fault_within_five_thousand_events_is_repaired() {
        Planted real = Kind.GROUP.plant(world.member("orders"), "real");
        List<String> storm = new ArrayList<>(forged(FORGED));
        storm.addAll(Collections.nCopies(
                REPEATED, Kind.GROUP.plant(world.member("web"), "loud").event()));
        storm.addAll(gone(EMPTY));
        List<Planted> burst = burst(world.member("staging"));
        burst.forEach(fault -> storm.add(fault.event()));
        Collections.shuffle(storm, new Random(SEED));
        storm.add(real.event());
        world.proxy().clear();

        try (Parapet parapet = Parapet.in(world, directory)) {
            List<Answer> answers = storm.stream()
                    .flatMap(event -> parapet.handle(event).stream())
                    .toList();

            assertThat(storm).hasSizeGreaterThan(5_000);
            assertThat(answers).as("every event has an answer").hasSameSizeAs(storm);
            assertThat(real.repaired()).as("-Dparapet.seed=" + SEED).isTrue();
            assertThat(answers).filteredOn(Answer.Rejected.class::isInstance).hasSize(FORGED);
            assertThat(answers.stream().map(Parapet::word).filter("held"::equals))
                    .as("the burst is taken up to the budget, the rest waits for a person")
                    .hasSize(BURST - Limits.STANDARD.plansPerHour());
            assertThat(burst).filteredOn(Planted::stands).hasSize(BURST - Limits.STANDARD.plansPerHour());
            assertThat(world.proxy().calls())
                    .filteredOn(Call::write)
                    .as("a write a fault: the budget, the loud one, the real one")
                    .hasSize(Limits.STANDARD.plansPerHour() + 2);
        }
    }

    /** One member accuses another, again and again. */
    private List<String> forged(int events) {
        Detector liar = new Detector(
                world.member("orders").account(),
                World.HOME,
                world.member("staging").account());
        return IntStream.range(0, events)
                .mapToObj(n -> liar.stolen("IAMUser", "framed-" + n, "AKIA%016d".formatted(n)))
                .toList();
    }

    /** Resources that vanished before anybody looked. */
    private List<String> gone(int events) {
        Detector honest = world.member("orders").detector();
        return IntStream.range(0, events)
                .mapToObj(n -> honest.stolen("IAMUser", "gone-" + n, "AKIA%016d".formatted(9_000_000 + n)))
                .toList();
    }

    /** What the first evaluation of a Config rule tells at once. */
    private static List<Planted> burst(Member member) {
        return Stream.iterate(0, n -> n + 1)
                .limit(BURST)
                .map(n -> Kind.GROUP.plant(member, "burst-" + n))
                .toList();
    }
}
