package dev.parapet.remediations.enc_ebs_volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.Decision;
import dev.parapet.core.Enforcer;
import dev.parapet.core.Exemptions;
import dev.parapet.core.History;
import dev.parapet.core.Limits;
import dev.parapet.core.Mode;
import dev.parapet.core.Modes;
import dev.parapet.core.Outcome;
import dev.parapet.core.Patience;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Risk;
import dev.parapet.core.Target;
import dev.parapet.core.Trail;
import dev.parapet.core.Verdict;
import dev.parapet.remediations.enc_ebs_volume.SmallEc2.Crash;
import dev.parapet.remediations.enc_ebs_volume.SmallEc2.Mishap;
import dev.parapet.remediations.enc_ebs_volume.SmallEc2.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong in the midst of a swap, the workload runs at its end, on a disk that has seen its every write. */
class SwapPropertyTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final List<Mishap> MISHAPS = List.of(Mishap.values());
    private static final Target TARGET =
            Target.of(new ResourceId("aws", "111122223333", "eu-west-1", Facts.TYPE, SmallEc2.OLD));

    /** Everything is allowed that a person has approved, without a budget. */
    private static final Modes UNLIMITED = new Modes() {
        @Override
        public Mode mode(dev.parapet.core.Control control, ResourceId resource, Risk risk) {
            return Mode.ENFORCE;
        }

        @Override
        public Limits limits(dev.parapet.core.Control control) {
            return Limits.NONE;
        }
    };

    private final EncEbsVolume guardrail = new EncEbsVolume();
    private SmallEc2 ec2 = new SmallEc2(new SplittableRandom(SEED), 0, 2);
    private ShortTrail trail = new ShortTrail();

    @Test
    void calm_swap_makes_each_step_once() {
        boolean deleted = ec2.old().deletedWithInstance;
        String end = swapped(new SplittableRandom(SEED), 0);

        assertThat(end).as(ec2.log.toString()).isEqualTo("encrypted");
        assertThat(ec2.log).hasSize(deleted ? 11 : 9).contains("stop", "start");
        assertSound(end, deleted, "-Dparapet.seed=" + SEED);
    }

    @Test
    void whatever_goes_wrong_it_ends_encrypted_or_as_before() {
        List<String> ends = new ArrayList<>();
        for (int round = 0; round < 1500; round++) {
            SplittableRandom random = new SplittableRandom(SEED + round);
            ec2 = new SmallEc2(random, random.nextInt(3) == 0 ? 0.2 : 0, 20);
            trail = new ShortTrail();
            random.ints(random.nextInt(8), 0, MISHAPS.size())
                    .mapToObj(MISHAPS::get)
                    .forEach(ec2.mishaps::add);
            while (random.nextInt(3) > 0) {
                ec2.mishaps.addFirst(Mishap.NONE);
            }
            boolean deleted = ec2.old().deletedWithInstance;
            String end = swapped(random, random.nextInt(4) == 0 ? 0.1 : 0);
            ends.add(end);
            assertSound(end, deleted, "-Dparapet.seed=%d, round %d: %s".formatted(SEED, round, ec2.log));
        }
        assertThat(ends).contains("encrypted", "taken back", "given up");
    }

    /** Delivers until nothing more happens by itself; a person approves once, and somebody starts the instance at times. */
    private String swapped(SplittableRandom random, double interference) {
        boolean approved = false;
        for (int delivery = 0; delivery < 200; delivery++) {
            ec2.tick();
            boolean harmless = ec2.disk().map(disk -> !disk.encrypted).orElse(false);
            if (harmless && random.nextDouble() < interference) {
                ec2.startedBySomebody();
            }
            try {
                Verdict verdict = enforcer().handle(guardrail, TARGET, Optional.empty(), () -> ec2);
                if (verdict.outcome() instanceof Outcome.AwaitingApproval) {
                    if (approved) {
                        return "taken back";
                    }
                    approved = true;
                    verdict = approve(verdict);
                }
                if (verdict.decision() instanceof Decision.Compliant
                        && trail.openIntents().isEmpty()) {
                    return "encrypted";
                }
                if (givenUp()) {
                    return "given up";
                }
                if (verdict.decision() instanceof Decision.Escalate
                        && trail.openIntents().isEmpty()) {
                    return "told: " + verdict.outcome().reason();
                }
            } catch (Crash crashed) {
                ec2.log.add("crash");
            }
        }
        return "no end";
    }

    private boolean givenUp() {
        return trail.openIntents().isEmpty()
                && Swap.givenUp(ec2.old().tags.getOrDefault(Swap.TAG, "")).isPresent();
    }

    private Verdict approve(Verdict awaiting) {
        AuditRecord request = trail.find(awaiting.entry().orElseThrow()).orElseThrow();
        return enforcer().approve(guardrail, request, "anna", "", () -> ec2);
    }

    private Enforcer enforcer() {
        return new Enforcer(trail, Exemptions.NONE, UNLIMITED, Patience.NONE);
    }

    private void assertSound(String end, boolean deleted, String story) {
        ec2.mishaps.clear();
        ec2.tick();
        ec2.tick();
        assertThat(end).as(story).isIn("encrypted", "taken back", "given up");
        assertThat(ec2.instance).as(story).isEqualTo("running");
        Thing disk = ec2.disk().orElseThrow(() -> new AssertionError("no disk; " + story));
        assertThat(disk.content).as("every write is on it; " + story).isEqualTo(ec2.written);
        assertThat(disk.deletedWithInstance).as(story).isEqualTo(deleted);
        assertThat(disk.encrypted).as(story).isEqualTo(end.equals("encrypted"));
        assertThat(ec2.volumes).as(story).containsKey(SmallEc2.OLD);
        if (!end.equals("encrypted")) {
            assertThat(ec2.volumes).as(story).hasSize(1);
            assertThat(ec2.snapshots).as(story).isEmpty();
        }
    }

    /** A trail in memory. */
    private static final class ShortTrail implements Trail {
        private final List<AuditRecord> records = new ArrayList<>();
        private final History history = new History();

        @Override
        public void append(AuditRecord entry) {
            records.add(entry);
            history.note(entry);
        }

        @Override
        public Optional<AuditRecord> find(String id) {
            return records.stream().filter(entry -> entry.id().equals(id)).findFirst();
        }

        @Override
        public History history() {
            return history;
        }

        @Override
        public List<AuditRecord> openIntents() {
            return records.stream()
                    .filter(entry -> entry.phase() == AuditRecord.Phase.INTENT)
                    .filter(entry -> records.stream()
                            .noneMatch(other -> other.phase() == AuditRecord.Phase.OUTCOME
                                    && other.intent().equals(Optional.of(entry.id()))))
                    .toList();
        }
    }
}
