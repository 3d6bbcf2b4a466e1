package dev.parapet.core;

import static dev.parapet.core.DoorGuardrail.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.Building.Mishap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code -Dparapet.seed=…} repeats a run; {@code -Dparapet.rounds=…} makes it longer. */
class EnforcerPropertyTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("parapet.rounds", 100) * 3;
    private static final int STEPS = 12;

    @Test
    void whatever_goes_wrong_nothing_is_written_unannounced_and_in_the_end_the_fault_is_gone() {
        for (int round = 0; round < ROUNDS; round++) {
            Run run = new Run(new SplittableRandom(SEED + round));
            try {
                run.disturbed();
                run.undisturbed();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("-Dparapet.seed=%d, round %d: %s".formatted(SEED, round, run.story), e);
            }
        }
    }

    @Test
    void a_repair_is_undone_exactly_however_it_came_about() {
        int undone = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Run run = new Run(new SplittableRandom(SEED - round));
            try {
                undone += run.repairedAndUndone() ? 1 : 0;
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("-Dparapet.seed=%d, round %d: %s".formatted(SEED, round, run.story), e);
            }
        }
        assertThat(undone).as("-Dparapet.seed=" + SEED).isGreaterThan(ROUNDS / 2);
    }

    /** One door, its trail, and everything that may happen to them. */
    private static final class Run {
        private static final Mishap[] MISHAPS = Mishap.values();

        final List<String> story = new ArrayList<>();
        private final SplittableRandom random;
        private final List<String> log = new ArrayList<>();
        private final Building building = new Building(Door.SAFE, log);
        private final ListTrail trail = new ListTrail(log);
        private Enforcer enforcer = restarted();
        private int faults;

        Run(SplittableRandom random) {
            this.random = random;
            building.beforeEachWrite(() ->
                    assertThat(trail.openIntents()).as("an intent stands open").hasSize(1));
        }

        private Enforcer restarted() {
            return new Enforcer(trail, Exemptions.NONE, Building.UNLIMITED, Patience.NONE);
        }

        void disturbed() {
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(5)) {
                    case 0, 1 -> somebodyElse();
                    default -> delivery();
                }
            }
        }

        private void somebodyElse() {
            Door door = building.truth().orElseThrow();
            Door other = new Door(
                    "front", random.nextBoolean(), random.nextBoolean(), random.nextInt(4) == 0 ? "moving" : "ready");
            faults += (door.shut() && !other.shut() ? 1 : 0) + (door.bolted() && !other.bolted() ? 1 : 0);
            building.set(other);
            story.add("somebody: " + other);
        }

        private void delivery() {
            script();
            int records = trail.records().size();
            try {
                Verdict verdict = handle();
                story.add(verdict.outcome().toString());
            } catch (Crash | TrailUnwritable e) {
                story.add(e.toString());
                enforcer = restarted();
            }
            trail.calm();
            trail.records().stream().skip(records).forEach(Run::checkClaim);
            assertThat(building.calls()).as("calls").isLessThanOrEqualTo(faults + building.disturbances());
        }

        private Verdict handle() {
            return enforcer.handle(DoorGuardrail.SAFE, TARGET, Optional.empty(), () -> building);
        }

        /** What is called repaired was seen repaired. */
        private static void checkClaim(AuditRecord entry) {
            if (entry.outcome().filter("remediated"::equals).isPresent()) {
                JsonNode seen = entry.after().orElseThrow();
                assertThat(Json.value(seen, Door.class).faulty())
                        .as(entry.toString())
                        .isFalse();
                assertThat(entry.phase()).isEqualTo(Phase.OUTCOME);
            }
        }

        private void script() {
            building.calm();
            List<Mishap> mishaps = random.ints(random.nextInt(4), 0, MISHAPS.length)
                    .mapToObj(index -> MISHAPS[index])
                    .toList();
            building.writesGo(mishaps.toArray(Mishap[]::new));
            List<Optional<SdkException>> reads = random.ints(random.nextInt(3), 0, 4)
                    .mapToObj(index -> index == 0 ? Optional.of(Building.denied()) : Optional.<SdkException>empty())
                    .toList();
            building.readsGo(reads);
            building.showsLateBy(random.nextInt(4) == 0 ? 1 : 0);
            String append = breakTheTrail();
            story.add("writes %s, reads %s, append %s".formatted(mishaps, reads, append));
        }

        private String breakTheTrail() {
            int nth = random.nextInt(3);
            int[] count = {0};
            switch (random.nextInt(8)) {
                case 0 ->
                    trail.before(entry -> {
                        if (count[0]++ == nth) {
                            throw new Crash();
                        }
                    });
                case 1 ->
                    trail.after(entry -> {
                        if (count[0]++ == nth) {
                            throw new Crash();
                        }
                    });
                case 2 ->
                    trail.before(entry -> {
                        if (count[0]++ == nth) {
                            throw new TrailUnwritable("memory", new IOException("disk full"));
                        }
                    });
                default -> {
                    return "works";
                }
            }
            return "breaks at " + nth;
        }

        void undisturbed() {
            building.calm();
            building.set(building.truth().orElseThrow().in("ready"));
            story.add("undisturbed");
            handle();
            handle();
            assertThat(building.truth()).contains(Door.SAFE);
            assertThat(trail.openIntents()).isEmpty();
            int calls = building.calls();
            assertThat(handle().outcome()).isInstanceOf(Outcome.Unchanged.class);
            assertThat(building.calls()).isEqualTo(calls);
        }

        /** Nobody but Parapet touches the door; answers then are lost and processes end, and undo still knows it all. */
        boolean repairedAndUndone() {
            Door before = random.nextInt(3) == 0
                    ? Door.SAFE.opened()
                    : Door.SAFE.opened().unbolted();
            building.set(before);
            faults = 2;
            List<Mishap> mishaps = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                mishaps.add(List.of(
                                Mishap.NONE,
                                Mishap.THROTTLED,
                                Mishap.LOST,
                                Mishap.DONE_AND_LOST,
                                Mishap.CRASH_AFTER,
                                Mishap.CRASH_BEFORE)
                        .get(random.nextInt(6)));
            }
            building.writesGo(mishaps.toArray(Mishap[]::new));
            story.add(before + ", writes " + mishaps);
            Optional<Verdict> last = Optional.empty();
            for (int delivery = 0; delivery < 5 && last.isEmpty(); delivery++) {
                try {
                    last = Optional.of(handle()).filter(verdict -> verdict.outcome() instanceof Outcome.Remediated);
                } catch (Crash e) {
                    enforcer = restarted();
                }
            }
            if (last.isEmpty() || trail.records().size() > 2) {
                return false;
            }
            building.calm();
            AuditRecord repair = trail.find(last.get().entry().orElseThrow()).orElseThrow();
            Exemption exemption =
                    new Exemption("*", "*", "*", "ops", "test", building.now().plusSeconds(60));
            Verdict verdict = enforcer.undo(DoorGuardrail.SAFE, repair, exemption, new Registry(log), () -> building);
            assertThat(building.truth()).contains(before);
            assertThat(verdict.outcome()).isInstanceOf(Outcome.Remediated.class);
            return true;
        }
    }
}
