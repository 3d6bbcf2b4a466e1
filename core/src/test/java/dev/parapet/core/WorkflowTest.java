package dev.parapet.core;

import static dev.parapet.core.DoorGuardrail.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.Building.Mishap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A repair of several steps, one at a time: first the leaf, then the bolt. */
class WorkflowTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final List<Mishap> MISHAPS = List.of(Mishap.values());
    private static final Door OPEN = Door.SAFE.opened().unbolted();

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private Building building = new Building(OPEN, log);
    private ListTrail trail = new ListTrail(log);

    private Verdict handle() {
        return handle(SlowDoor.GUARDRAIL);
    }

    private Verdict handle(SlowDoor guardrail) {
        return new Enforcer(trail, Exemptions.NONE, Building.UNLIMITED, Patience.NONE)
                .handle(guardrail, TARGET, Optional.empty(), () -> building);
    }

    private Door door() {
        return building.truth().orElseThrow();
    }

    @Test
    void each_step_is_looked_at_before_the_next_is_made() {
        assertThat(handle().outcome().word()).isEqualTo("remediated");
        assertThat(log)
                .containsExactly("look", "append INTENT", "write LEAF", "look", "write BOLT", "look", "append OUTCOME");
        assertThat(trail.last().plan().orElseThrow().actions()).hasSize(2);
    }

    @Test
    void while_aws_is_at_work_the_intent_stays_open_and_the_next_delivery_goes_on() {
        building.beforeEachWrite(() -> building.set(door().in("moving")));
        Verdict first = handle();
        assertThat(first.decision()).isInstanceOf(Decision.Postpone.class);
        assertThat(first.unfinished()).isTrue();
        assertThat(trail.openIntents()).hasSize(1);
        assertThat(handle().writes()).as("still moving").isZero();
        building.beforeEachWrite(() -> {});
        building.set(door().in("ready"));
        assertThat(handle().outcome().word()).isEqualTo("remediated");
        assertThat(building.calls()).isEqualTo(2);
        assertThat(trail.records())
                .filteredOn(entry -> entry.phase() == Phase.INTENT)
                .hasSize(1);
    }

    @Test
    void step_that_is_refused_for_good_takes_those_before_it_back() {
        building.writesGo(Mishap.NONE, Mishap.DENIED);
        Verdict verdict = handle();
        assertThat(verdict.outcome().word()).isEqualTo("failed");
        assertThat(verdict.outcome().reason()).contains("AccessDenied", "1 steps before it were taken back");
        assertThat(door()).isEqualTo(OPEN);
        assertThat(trail.openIntents()).isEmpty();
    }

    @Test
    void half_taken_back_is_not_left_alone() {
        building.writesGo(Mishap.NONE, Mishap.DENIED, Mishap.DENIED);
        Verdict verdict = handle();
        assertThat(verdict.outcome().word()).isEqualTo("failed");
        assertThat(verdict.outcome().reason()).contains("taking the steps back failed, too");
        assertThat(trail.openIntents()).hasSize(1);
        assertThat(handle().outcome().word())
                .as("and the next delivery goes on")
                .isEqualTo("remediated");
        assertThat(door()).isEqualTo(Door.SAFE);
    }

    @Test
    void step_whose_answer_is_lost_is_not_made_twice() {
        building.writesGo(Mishap.DONE_AND_LOST, Mishap.DONE_AND_LOST);
        assertThat(handle().outcome().word()).isEqualTo("remediated");
        assertThat(building.calls()).isEqualTo(2);
    }

    @Test
    void write_that_was_not_in_the_plan_is_not_made_under_its_name() {
        SlowDoor sly = new SlowDoor(DoorGuardrail.SAFE, new DoorGuardrail(Risk.IRREVERSIBLE));
        Verdict first = handle(sly);
        assertThat(first.writes()).isEqualTo(1);
        assertThat(first.outcome().reason()).contains("was not in the plan before");
        assertThat(handle(sly).outcome().reason()).contains("no longer allowed to write");
        assertThat(handle(sly).outcome().word()).isEqualTo("awaiting-approval");
        assertThat(building.calls()).isEqualTo(1);
        assertThat(door().bolted()).isFalse();
    }

    @Test
    void step_that_is_throttled_for_long_goes_on_with_the_next_delivery() {
        building.writesGo(Mishap.NONE, Mishap.THROTTLED, Mishap.THROTTLED, Mishap.THROTTLED);
        assertThat(handle().unfinished()).isTrue();
        assertThat(trail.openIntents()).hasSize(1);
        assertThat(handle().outcome().word()).isEqualTo("remediated");
    }

    @Test
    void crash_at_any_step_is_gone_on_from_without_a_second_intent() {
        building.writesGo(Mishap.CRASH_AFTER, Mishap.CRASH_BEFORE);
        assertThatThrownBy(this::handle).isInstanceOf(Crash.class);
        assertThatThrownBy(this::handle).isInstanceOf(Crash.class);
        assertThat(handle().outcome().word()).isEqualTo("remediated");
        assertThat(door()).isEqualTo(Door.SAFE);
        assertThat(trail.records())
                .filteredOn(entry -> entry.phase() == Phase.INTENT)
                .hasSize(1);
    }

    @Test
    void whatever_goes_wrong_it_ends_repaired_and_no_step_that_was_seen_is_made_twice() {
        for (int round = 0; round < 2000; round++) {
            SplittableRandom random = new SplittableRandom(SEED + round);
            building = new Building(OPEN, new ArrayList<>());
            trail = new ListTrail(new ArrayList<>());
            List<Mishap> mishaps = random.ints(random.nextInt(5), 0, MISHAPS.size())
                    .mapToObj(MISHAPS::get)
                    .toList();
            building.writesGo(mishaps.toArray(Mishap[]::new));
            String story = "-Dparapet.seed=%d, round %d: %s".formatted(SEED, round, mishaps);
            for (int delivery = 0; delivery < 20 && door().faulty(); delivery++) {
                try {
                    handle();
                } catch (Crash crashed) {
                    log.add("crash");
                }
            }
            handle();
            assertThat(door()).as(story).isEqualTo(Door.SAFE);
            assertThat(trail.openIntents()).as(story).isEmpty();
            // Two steps, once more for each mishap, and once back and forth for each step that was refused for good.
            long denied = mishaps.stream().filter(Mishap.DENIED::equals).count();
            assertThat(building.calls()).as(story).isLessThanOrEqualTo((int) (2 + mishaps.size() + 2 * denied));
        }
    }

    /**
     * The same door, for a guardrail that takes its time.
     *
     * @param later what it thinks once the door is shut
     */
    private record SlowDoor(DoorGuardrail door, DoorGuardrail later) implements Guardrail<Door> {
        static final SlowDoor GUARDRAIL = new SlowDoor(DoorGuardrail.SAFE, DoorGuardrail.SAFE);

        @Override
        public boolean stepwise() {
            return true;
        }

        @Override
        public Control control() {
            return door.control();
        }

        @Override
        public Class<Door> state() {
            return door.state();
        }

        @Override
        public List<Class<? extends Action>> actions() {
            return door.actions();
        }

        @Override
        public Sweep sweep() {
            return door.sweep();
        }

        @Override
        public List<Target> targets(Finding finding) {
            return door.targets(finding);
        }

        @Override
        public Optional<Door> observe(Target target, Aws aws) {
            return door.observe(target, aws);
        }

        @Override
        public Decision decide(Target target, Door state) {
            return (state.shut() ? later : door).decide(target, state);
        }
    }
}
