package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.audit.StateUnusable;
import dev.parapet.core.Control;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Permission;
import dev.parapet.core.TrailUnwritable;
import dev.parapet.core.UndoRefused;
import dev.parapet.core.Verdict;
import dev.parapet.remediations.Guardrails;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Fault;
import dev.parapet.sandbox.Scene;
import dev.parapet.sandbox.Staged;
import dev.parapet.sandbox.When;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
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
    private static final Proof PROOF = new Proof();

    private final Proof proof = PROOF;
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
        List<Call> unannounced = new CopyOnWriteArrayList<>();
        try (Parapet parapet = enforcing(scene)) {
            world.proxy().inject(new Fault.AccessDenied(), call -> unannounced(call, parapet) && unannounced.add(call));
            Verdict verdict = parapet.settled(fault);
            assertThat(unannounced).as("no write without an intent on the disk").isEmpty();
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
            proof.played(scene);
        }
        assertThat(directory.resolve("trail.jsonl"))
                .content()
                .as("the one secret of every scene")
                .doesNotContain("only-for-tests");
    }

    private static boolean unannounced(Call call, Parapet parapet) {
        return call.write() && parapet.state().trail().openIntents().isEmpty();
    }

    @ParameterizedTest
    @MethodSource("repairs")
    void repair_is_taken_back_and_made_again(Scene scene) {
        Staged fault = stage(scene, "back");
        try (Parapet parapet = enforcing(scene)) {
            Verdict repaired = parapet.settled(fault);
            if (!parapet.hasWayBack(repaired)) {
                assertThatThrownBy(() -> parapet.undo(repaired)).isInstanceOf(UndoRefused.class);
                proof.undone(scene, "none, and said so");
                return;
            }
            Verdict undone = parapet.undo(repaired);
            assertThat(undone.outcome().word()).as(undone.outcome().reason()).isEqualTo("remediated");
            assertThat(fault.stands()).as("now: %s", fault.look()).isTrue();
            assertThat(parapet.verdict(fault).decision().word()).isEqualTo("exempt");
            assertThatThrownBy(() -> parapet.undo(repaired)).isInstanceOf(UndoRefused.class);
            proof.undone(scene, "the state before");
        }
    }

    @ParameterizedTest
    @MethodSource("repairs")
    void fault_that_comes_back_is_repaired_again(Scene scene) {
        Staged fault = stage(scene, "again");
        try (Parapet parapet = enforcing(scene)) {
            parapet.settled(fault);
            fault.again();
            assertThat(fault.stands()).as("now: %s", fault.look()).isTrue();
            assertThat(parapet.settled(fault).outcome().word()).isEqualTo("remediated");
            assertThat(fault.repaired()).as("now: %s", fault.look()).isTrue();
            proof.repairedAgain(scene);
        }
    }

    @ParameterizedTest
    @MethodSource("repairs")
    void nothing_is_called_repaired_when_every_write_is_denied(Scene scene) {
        Staged fault = stage(scene, "denied");
        world.proxy().inject(new Fault.AccessDenied(), Call::write);
        try (Parapet parapet = enforcing(scene)) {
            assertThat(parapet.settled(fault).outcome().word()).isEqualTo("failed");
            assertThat(fault.stands()).as("now: %s", fault.look()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("repairs")
    void repair_that_is_denied_or_killed_at_any_write_is_finished_afterwards(Scene scene) {
        int writes = countWrites(scene);
        for (int write = 1; write <= writes; write++) {
            denied(scene, write);
            killed(scene, write, false);
            killed(scene, write, true);
        }
        proof.broken(scene, writes);
    }

    private int countWrites(Scene scene) {
        Staged fault = stage(scene, "counted");
        world.proxy().clear();
        try (Parapet parapet = only(scene, "counted")) {
            parapet.settled(fault);
        }
        return writes().size();
    }

    private void denied(Scene scene, int write) {
        Staged fault = stage(scene, "denied" + write);
        world.proxy().inject(new Fault.AccessDenied(), When.nthWrite(write));
        try (Parapet parapet = only(scene, "denied" + write)) {
            world.proxy().clear();
            String word = parapet.settled(fault).outcome().word();
            // Where an account has more than one thing at fault the n-th write may be another's: then it is repaired in
            // truth.
            assertThat(word)
                    .as("denied at write %d", write)
                    .isIn(fault.repaired() ? "remediated" : "failed", "partial");
            world.proxy().heal();
            assertThat(parapet.settled(fault).outcome().word()).isIn("remediated", "unchanged");
        }
        assertThat(fault.repaired())
                .as("denied at write %d; now: %s", write, fault.look())
                .isTrue();
    }

    /** From the moment of its death a process writes nothing any more, neither into the trail nor to AWS. */
    private void killed(Scene scene, int write, boolean served) {
        String when = "killed %s write %d".formatted(served ? "after" : "before", write);
        Staged fault = stage(scene, (served ? "ka" : "kb") + write);
        world.proxy().clear();
        Parapet victim = only(scene, when);
        AtomicBoolean dead = new AtomicBoolean();
        AtomicInteger seen = new AtomicInteger();
        world.proxy().inject(new Fault.AccessDenied(), call -> {
            if (!dead.get() && call.write() && seen.incrementAndGet() == write) {
                victim.close();
                dead.set(true);
                return !served;
            }
            return dead.get();
        });
        try {
            victim.settled(fault);
        } catch (TrailUnwritable | StateUnusable asDeadAsCanBe) {
            assertThat(dead).isTrue();
        }
        if (!dead.get()) { // an account's only thing may need fewer writes the second time, but never none
            victim.close();
            world.proxy().heal();
            assertThat(write).as(when).isGreaterThan(1);
            assertThat(fault.repaired())
                    .as("nothing to kill; now: %s", fault.look())
                    .isTrue();
            return;
        }
        world.proxy().heal();
        try (Parapet successor = only(scene, when)) {
            successor.dispatcher().reconcile();
            assertThat(successor.settled(fault).outcome().word()).as(when).isIn("remediated", "unchanged");
            assertThat(successor.state().trail().openIntents()).as(when).isEmpty();
        }
        assertThat(fault.repaired()).as("%s; now: %s", when, fault.look()).isTrue();
        assertThat(writes())
                .as(when)
                .filteredOn(call -> call.status() == 200)
                .extracting(call -> call.operation() + call.parameters())
                .doesNotHaveDuplicates();
    }

    /** A trail for each try: what an account has once only would otherwise seem to come back again and again. */
    private Parapet only(Scene scene, String run) {
        return Parapet.only(scene, world, directory.resolve(run.replace(' ', '-')));
    }

    @ParameterizedTest
    @MethodSource("guardrails")
    void survey_finds_what_the_scenes_hold(Guardrail<?> guardrail) {
        for (Scene scene : Scene.of(guardrail.getClass(), guardrail.control())) {
            if (scene.text().path("swept").asBoolean(guardrail.sweep() != dev.parapet.core.Sweep.NONE)) {
                Staged fault = stage(scene, "swept");
                try (Parapet parapet = enforcing(scene)) {
                    assertThat(parapet.surveyed(guardrail, fault))
                            .extracting(seen -> seen.target().resource().id())
                            .contains(fault.resource());
                }
            }
        }
    }

    /** Played one after the other, the scenes of a guardrail make every call it declares, and no other; AWS would allow each. */
    @ParameterizedTest
    @MethodSource("guardrails")
    void permissions_are_the_calls_that_the_scenes_make(Guardrail<?> guardrail) {
        Control control = guardrail.control();
        Set<String> refused = new TreeSet<>();
        for (Scene scene : Scene.of(guardrail.getClass(), control)) {
            Staged fault = stage(scene, "role");
            int before = world.proxy().calls().size();
            try (Parapet parapet = Parapet.only(scene, world, directory)) {
                Verdict verdict = parapet.settled(fault);
                parapet.surveyed(guardrail, fault);
                if (verdict.outcome().word().equals("remediated") && parapet.hasWayBack(verdict)) {
                    parapet.undo(verdict);
                }
                Authority authority = Authority.of(control, verdict.resource());
                world.proxy().calls().stream()
                        .skip(before)
                        .flatMap(authority::refused)
                        .forEach(refused::add);
            }
        }
        assertThat(refused).as("what AWS would refuse the role or its session").isEmpty();
        Set<String> declared =
                control.permissions().stream().map(Permission::action).collect(Collectors.toCollection(TreeSet::new));
        assertThat(CallNames.made(world.proxy().calls(), control.family())).isEqualTo(declared);
    }

    @AfterAll
    static void what_was_shown_is_what_the_page_says() throws IOException {
        if (System.getProperty("parapet.only", "").isEmpty()) {
            PROOF.isWhatThePageSays();
        }
    }

    @Test
    void some_scene_is_played() {
        assertThat(repairs()).isNotEmpty();
    }

    private Staged stage(Scene scene, String why) {
        String name = "%s-%s".formatted(why, scene.guardrail());
        return scene.stage(
                world.sandbox(),
                orders.account(),
                orders.region(),
                name.substring(0, Math.min(name.length(), 21)).replaceAll("-$", "") + "-"
                        + Integer.toHexString(scene.hashCode() & 0xffffff));
    }

    private List<Call> writes() {
        return world.proxy().calls().stream().filter(Call::write).toList();
    }

    private Parapet enforcing(Scene scene) {
        return Parapet.all(scene, world, directory);
    }
}
