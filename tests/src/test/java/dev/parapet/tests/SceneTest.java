package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.core.Control;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Permission;
import dev.parapet.core.UndoRefused;
import dev.parapet.core.Verdict;
import dev.parapet.remediations.Guardrails;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Scene;
import dev.parapet.sandbox.Staged;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scene of every guardrail, played in the sandbox: repaired, repaired again without a write, taken back, repaired
 * anew. {@code -Dparapet.only=pub-sqs,enc-sqs} plays the scenes of some guardrails only.
 */
@ExtendWith(InWorld.class)
class SceneTest {
    private final World world;
    private final Member orders;

    @TempDir
    Path directory = Path.of("set by JUnit");

    SceneTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
    }

    static Stream<Guardrail<?>> guardrails() {
        Set<String> only = Set.of(System.getProperty("parapet.only", "").split(","));
        return Guardrails.all().stream()
                .filter(guardrail ->
                        only.contains("") || only.contains(guardrail.control().id()));
    }

    static Stream<Scene> scenes() {
        return guardrails().flatMap(guardrail -> Scene.of(guardrail.getClass(), guardrail.control()).stream());
    }

    static Stream<Scene> repairs() {
        return scenes().filter(scene -> scene.outcome().equals("remediated"));
    }

    @ParameterizedTest
    @MethodSource("guardrails")
    void guardrail_has_a_scene(Guardrail<?> guardrail) {
        assertThat(Scene.of(guardrail.getClass(), guardrail.control())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void scene_ends_as_it_says_and_a_second_delivery_writes_nothing(Scene scene) {
        Staged fault = stage(scene, "first");
        assertThat(fault.stands()).as("the fault stands: %s", fault.look()).isTrue();
        try (Parapet parapet = enforcing()) {
            Verdict verdict = parapet.settled(fault);
            assertThat(verdict.outcome().word())
                    .as("%s: %s", verdict.decision(), verdict.outcome().reason())
                    .isEqualTo(scene.outcome());
            assertThat(verdict.resource().id()).isEqualTo(fault.resource());
            assertThat(fault.repaired())
                    .as("now: %s", fault.look())
                    .isEqualTo(scene.outcome().equals("remediated"));
            world.proxy().clear();
            parapet.verdict(fault);
            assertThat(writes()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("repairs")
    void repair_is_taken_back_and_made_again(Scene scene) {
        Staged fault = stage(scene, "back");
        try (Parapet parapet = enforcing()) {
            Verdict repaired = parapet.settled(fault);
            if (!parapet.hasWayBack(repaired)) {
                assertThatThrownBy(() -> parapet.undo(repaired)).isInstanceOf(UndoRefused.class);
                return;
            }
            Verdict undone = parapet.undo(repaired);
            assertThat(undone.outcome().word()).as(undone.outcome().reason()).isEqualTo("remediated");
            assertThat(fault.stands()).as("now: %s", fault.look()).isTrue();
            assertThat(parapet.verdict(fault).decision().word()).isEqualTo("exempt");
            assertThatThrownBy(() -> parapet.undo(repaired)).isInstanceOf(UndoRefused.class);
        }
    }

    @ParameterizedTest
    @MethodSource("repairs")
    void fault_that_comes_back_is_repaired_again(Scene scene) {
        Staged fault = stage(scene, "again");
        try (Parapet parapet = enforcing()) {
            parapet.settled(fault);
            fault.again();
            assertThat(fault.stands()).as("now: %s", fault.look()).isTrue();
            assertThat(parapet.settled(fault).outcome().word()).isEqualTo("remediated");
            assertThat(fault.repaired()).as("now: %s", fault.look()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("repairs")
    void nothing_is_called_repaired_when_every_write_is_denied(Scene scene) {
        Staged fault = stage(scene, "denied");
        world.proxy().inject(new dev.parapet.sandbox.Fault.AccessDenied(), Call::write);
        try (Parapet parapet = enforcing()) {
            assertThat(parapet.settled(fault).outcome().word()).isEqualTo("failed");
            assertThat(fault.stands()).as("now: %s", fault.look()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("guardrails")
    void survey_finds_what_the_scenes_hold(Guardrail<?> guardrail) {
        for (Scene scene : Scene.of(guardrail.getClass(), guardrail.control())) {
            if (scene.text().path("swept").asBoolean(guardrail.sweep() != dev.parapet.core.Sweep.NONE)) {
                Staged fault = stage(scene, "swept");
                try (Parapet parapet = enforcing()) {
                    assertThat(parapet.surveyed(guardrail, fault))
                            .extracting(seen -> seen.target().resource().id())
                            .contains(fault.resource());
                }
            }
        }
    }

    /** Played one after the other, the scenes of a guardrail make every call it declares, and no other. */
    @ParameterizedTest
    @MethodSource("guardrails")
    void permissions_are_the_calls_that_the_scenes_make(Guardrail<?> guardrail) {
        Control control = guardrail.control();
        for (Scene scene : Scene.of(guardrail.getClass(), control)) {
            Staged fault = stage(scene, "role");
            try (Parapet parapet = Parapet.only(guardrail, world, directory)) {
                Verdict verdict = parapet.settled(fault);
                parapet.surveyed(guardrail, fault);
                if (verdict.outcome().word().equals("remediated") && parapet.hasWayBack(verdict)) {
                    parapet.undo(verdict);
                }
            }
        }
        Set<String> declared =
                control.permissions().stream().map(Permission::action).collect(Collectors.toCollection(TreeSet::new));
        assertThat(CallNames.made(world.proxy().calls(), control.family())).isEqualTo(declared);
    }

    @Test
    void some_scene_is_played() {
        assertThat(repairs()).isNotEmpty();
    }

    private Staged stage(Scene scene, String why) {
        String name = "%s-%s-%s".formatted(why, scene.guardrail(), scene.name());
        return scene.stage(
                world.sandbox(),
                orders.account(),
                orders.region(),
                name.length() <= 40 ? name : why + "-" + Integer.toHexString(name.hashCode()));
    }

    private List<Call> writes() {
        return world.proxy().calls().stream().filter(Call::write).toList();
    }

    private Parapet enforcing() {
        return Parapet.all(world, directory);
    }
}
