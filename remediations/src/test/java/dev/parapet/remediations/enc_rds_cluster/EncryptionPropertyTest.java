package dev.parapet.remediations.enc_rds_cluster;

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
import dev.parapet.remediations.enc_rds_cluster.Account.Storage;
import dev.parapet.remediations.shared.Crash;
import dev.parapet.remediations.shared.DatabaseTags;
import dev.parapet.remediations.shared.Mishaps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            Target.of(new ResourceId("aws", "111122223333", "eu-west-1", "AWS::RDS::DBCluster", Account.NAME));
    private static final Target BY_ID =
            Target.of(new ResourceId("aws", "111122223333", "eu-west-1", "AWS::RDS::DBCluster", Account.ID));

    private static final List<String> WRITES = List.of(
            "CreateSecurityGroup",
            "ModifyDBCluster shop",
            "ModifyDBInstance shop-1 ",
            "ModifyDBInstance shop-2 ",
            "ModifyDBCluster shop to shop-parapet-old",
            "DisableHttpEndpoint shop-parapet-old",
            "CreateDBClusterSnapshot",
            "RestoreDBClusterFromSnapshot",
            "AddRoleToDBCluster",
            "CreateDBInstance shop-1-parapet-new",
            "CreateDBInstance shop-2-parapet-new",
            "EnableHttpEndpoint shop-parapet-new",
            "ModifyDBCluster shop-parapet-new");
    private static final List<String> PIECES =
            List.of("shop-parapet-plain", "shop-parapet-new", "shop-1-parapet-new", "shop-2-parapet-new");

    @Test
    void whatever_happens_on_the_way_it_ends_encrypted_and_with_every_write() {
        forRandomRuns(random -> {
            Account account = account(random, Optional.empty(), Optional.empty(), 5);
            run(account, random);
            Storage cluster = workload(account);
            assertThat(cluster.encrypted).isTrue();
            assertThat(cluster.tags).isEqualTo(Map.of("team", "shop", DatabaseTags.MARK, Account.ID));
            assertThat(cluster.roles).hasSize(1);
            assertThat(cluster.retention).isEqualTo(14);
            assertThat(cluster.dataApi).as("%s", account.story).isTrue();
            assertThat(names(account, cluster)).containsExactly("shop-1", "shop-2");
            assertThat(account.named("shop-parapet-old")).isPresent();
        });
    }

    /** Where RDS was too busy to give the instances their names back, they are asked about, and the cluster is used meanwhile. */
    @Test
    void where_aws_refuses_a_step_for_good_the_workload_is_where_it_was() {
        forRandomRuns(random -> {
            String refused = WRITES.get(random.nextInt(WRITES.size()));
            Account account = account(random, Optional.of(refused), Optional.empty(), 3);
            run(account, random);
            atTheStart(account);
        });
    }

    @Test
    void where_a_piece_fails_the_workload_is_where_it_was_and_the_piece_stays() {
        forRandomRuns(random -> {
            String doomed = PIECES.get(random.nextInt(PIECES.size()));
            Account account = account(random, Optional.empty(), Optional.of(doomed), 4);
            run(account, random);
            atTheStart(account);
            assertThat(names(account, workload(account))).containsExactly("shop-1", "shop-2");
            assertThat(account.snapshots).isNotEmpty();
        });
    }

    @Test
    void a_name_that_aws_refuses_after_the_take_over_leaves_the_successor_with_its_clients() {
        forRandomRuns(random -> {
            Account account = account(random, Optional.of("ModifyDBInstance shop-1-parapet-new"), Optional.empty(), 3);
            run(account, random);
            assertThat(workload(account).encrypted).isTrue();
        });
    }

    private static Account account(
            SplittableRandom random, Optional<String> refused, Optional<String> doomed, int mishaps) {
        return new Account(new Mishaps(random, refused, random.nextInt(mishaps)), doomed, random.nextBoolean());
    }

    private static void atTheStart(Account account) {
        Storage cluster = workload(account);
        assertThat(cluster.encrypted).isFalse();
        assertThat(cluster.id).isEqualTo(Account.ID);
        assertThat(cluster.dataApi).as("%s", account.story).isTrue();
    }

    private static List<String> names(Account account, Storage cluster) {
        return account.of(cluster).stream().map(node -> node.name).sorted().toList();
    }

    /** What clients reach under the name. */
    private static Storage workload(Account account) {
        account.rests();
        Storage cluster = account.named(Account.NAME).orElseThrow();
        assertThat(cluster.groups).isEqualTo(Account.CLIENTS);
        assertThat(account.of(cluster)).hasSize(2).allMatch(node -> node.connected);
        return cluster;
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
                account.named(Account.NAME).filter(cluster -> cluster.encrypted).isEmpty();
        Target target = underway && random.nextBoolean() ? BY_ID : BY_NAME;
        return enforcer.handle(new EncRdsCluster(), target, Optional.empty(), () -> account);
    }

    private static Verdict approve(Enforcer enforcer, Account account, MemoryTrail trail, Verdict asked) {
        return enforcer.approve(
                new EncRdsCluster(), trail.find(asked.entry().orElseThrow()).orElseThrow(), "anna", "", () -> account);
    }

    private static Enforcer restarted(MemoryTrail trail) {
        return new Enforcer(trail, () -> List.of(), Modes.always(Mode.ENFORCE), Patience.NONE);
    }
}
