package dev.parapet.remediations.enc_rds_instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.audit.MemoryTrail;
import dev.parapet.core.Decision;
import dev.parapet.core.Enforcer;
import dev.parapet.core.Mode;
import dev.parapet.core.Modes;
import dev.parapet.core.Outcome;
import dev.parapet.core.Patience;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import dev.parapet.core.Verdict;
import dev.parapet.remediations.enc_rds_instance.Account.Db;
import dev.parapet.remediations.shared.Crash;
import dev.parapet.remediations.shared.DatabaseTags;
import dev.parapet.remediations.shared.Mishaps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * An encryption among crashes, lost answers, refusals and pieces that fail. The account itself watches that no client ever
 * misses what it wrote, that no write is made twice, and that nothing with clients is deleted. {@code -Dparapet.seed=N}
 * repeats a run.
 */
class EncryptionPropertyTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("parapet.rounds", 100) * 2;
    private static final Target BY_NAME =
            Target.of(new ResourceId("aws", "111122223333", "eu-west-1", "AWS::RDS::DBInstance", Account.NAME));
    private static final Target BY_ID =
            Target.of(new ResourceId("aws", "111122223333", "eu-west-1", "AWS::RDS::DBInstance", Account.ID));

    private static final List<String> WRITES = List.of(
            "CreateSecurityGroup",
            "ModifyDBInstance orders",
            "ModifyDBInstance orders to orders-parapet-old",
            "CreateDBSnapshot",
            "CopyDBSnapshot",
            "RestoreDBInstanceFromDBSnapshot",
            "AddRoleToDBInstance",
            "ModifyDBInstance orders-parapet-new");
    private static final List<String> PIECES =
            List.of("orders-parapet-plain", "orders-parapet-encrypted", "orders-parapet-new");

    @Test
    void whatever_happens_on_the_way_it_ends_encrypted_and_with_every_write() {
        forRandomRuns(random -> {
            Account account = new Account(new Mishaps(random, Optional.empty(), random.nextInt(5)), Optional.empty());
            run(account, random);
            Db db = workload(account);
            assertThat(db.encrypted).isTrue();
            assertThat(db.tags).isEqualTo(Map.of("team", "orders", DatabaseTags.MARK, Account.ID));
            assertThat(db.roles.keySet()).isEqualTo(Set.of("s3Import"));
            assertThat(db.retention).isEqualTo(14);
            assertThat(account.named("orders-parapet-old")).isPresent();
        });
    }

    @Test
    void where_aws_refuses_a_step_for_good_the_workload_is_where_it_was() {
        forRandomRuns(random -> {
            String refused = WRITES.get(random.nextInt(WRITES.size()));
            Account account =
                    new Account(new Mishaps(random, Optional.of(refused), random.nextInt(3)), Optional.empty());
            run(account, random);
            atTheStart(account);
        });
    }

    @Test
    void where_a_piece_fails_the_workload_is_where_it_was_and_the_piece_stays() {
        forRandomRuns(random -> {
            String doomed = PIECES.get(random.nextInt(PIECES.size()));
            Account account =
                    new Account(new Mishaps(random, Optional.empty(), random.nextInt(4)), Optional.of(doomed));
            run(account, random);
            atTheStart(account);
            boolean kept = account.snapshots.containsKey(doomed)
                    || account.named(doomed).isPresent();
            assertThat(kept).isTrue();
        });
    }

    private static void atTheStart(Account account) {
        assertThat(workload(account).encrypted).isFalse();
        assertThat(workload(account).id).isEqualTo(Account.ID);
    }

    /** What clients reach under the name. */
    private static Db workload(Account account) {
        account.rests();
        Db db = account.named(Account.NAME).orElseThrow();
        assertThat(db.groups).isEqualTo(Account.CLIENTS);
        assertThat(db.connected).isTrue();
        return db;
    }

    private interface Property {
        void holds(SplittableRandom random);
    }

    private static void forRandomRuns(Property property) {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            try {
                property.holds(new SplittableRandom(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dparapet.seed=%d: %s".formatted(seed, e.getMessage()), e);
            }
        }
    }

    /** Deliveries, processes that end, and a person who approves once, until nothing is underway any more. */
    private static void run(Account account, SplittableRandom random) {
        MemoryTrail trail = new MemoryTrail();
        Enforcer enforcer = restarted(trail);
        boolean approved = false;
        for (int delivery = 0; delivery < 300; delivery++) {
            try {
                Verdict verdict = handle(enforcer, account, random);
                if (verdict.outcome() instanceof Outcome.AwaitingApproval && !approved) {
                    approved = true;
                    verdict = approve(enforcer, account, trail, verdict);
                }
                if (approved && trail.openIntents().isEmpty() && !(verdict.decision() instanceof Decision.Postpone)) {
                    return;
                }
            } catch (Crash crash) {
                enforcer = restarted(trail);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(e.getMessage() + " in " + account.story, e);
            }
        }
        throw new AssertionError("does not end: " + account.story);
    }

    private static Verdict handle(Enforcer enforcer, Account account, SplittableRandom random) {
        boolean underway =
                account.named(Account.NAME).filter(db -> db.encrypted).isEmpty();
        Target target = underway && random.nextBoolean() ? BY_ID : BY_NAME;
        return enforcer.handle(new EncRdsInstance(), target, Optional.empty(), () -> account);
    }

    private static Verdict approve(Enforcer enforcer, Account account, MemoryTrail trail, Verdict asked) {
        return enforcer.approve(
                new EncRdsInstance(), trail.find(asked.entry().orElseThrow()).orElseThrow(), "anna", "", () -> account);
    }

    private static Enforcer restarted(MemoryTrail trail) {
        return new Enforcer(trail, () -> List.of(), Modes.always(Mode.ENFORCE), Patience.NONE);
    }
}
