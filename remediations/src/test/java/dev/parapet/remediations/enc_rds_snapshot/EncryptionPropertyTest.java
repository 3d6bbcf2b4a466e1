package dev.parapet.remediations.enc_rds_snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Action;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Json;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Risk;
import dev.parapet.core.Target;
import dev.parapet.remediations.enc_rds_snapshot.Snapshot.Copy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for any snapshot; a failure names the seed that shows it again: {@code -Dparapet.seed=N}. */
class EncryptionPropertyTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final Target TARGET =
            Target.of(new ResourceId("aws", "111122223333", "eu-west-1", "AWS::RDS::DBSnapshot", "orders"));

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void an_original_goes_only_where_the_same_data_is_in_a_whole_encrypted_copy_that_everybody_has_who_had_it() {
        for (int round = 0; round < 5000; round++) {
            Snapshot snapshot = anySnapshot();
            Decision decision = decide(snapshot);
            if (planned(decision).stream().anyMatch(DeleteOriginal.class::isInstance)) {
                assertThat(decision).as(told(snapshot)).isInstanceOf(Remediate.class);
                assertThat(decision.intended().map(Plan::risk))
                        .as(told(snapshot))
                        .contains(Risk.IRREVERSIBLE);
                assertThat(planned(decision).getLast()).as(told(snapshot)).isInstanceOf(DeleteOriginal.class);
                Copy copy = snapshot.copy().orElseThrow();
                assertThat(copy.exact() && copy.rested() && copy.status().equals("available"))
                        .as(told(snapshot))
                        .isTrue();
                assertThat(sharedAfter(copy, planned(decision)))
                        .as(told(snapshot))
                        .containsAll(snapshot.accounts());
            }
        }
    }

    /** Whatever is interrupted or repeated, a copy is made once, and its making never leads on to the end of the original. */
    @Test
    void a_copy_is_made_once_and_nothing_is_deleted_in_the_same_breath() {
        for (int round = 0; round < 5000; round++) {
            Snapshot snapshot = anySnapshot();
            if (planned(decide(snapshot)).stream().anyMatch(CopySnapshot.class::isInstance)) {
                assertThat(snapshot.copy()).as(told(snapshot)).isEmpty();
                Snapshot copied = with(
                        snapshot,
                        Optional.of(new Copy(anyOf("creating", "available"), true, Instant.EPOCH, false, List.of())));
                assertThat(planned(decide(copied))).as(told(snapshot)).isEmpty();
            }
        }
    }

    private Decision decide(Snapshot snapshot) {
        return (random.nextBoolean()
                        ? new EncRdsSnapshot()
                        : new EncRdsSnapshot().with(Map.of("kmsKey", Json.text("alias/data"))))
                .decide(TARGET, snapshot);
    }

    private static List<Action> planned(Decision decision) {
        return decision.intended().map(Plan::actions).orElse(List.of());
    }

    private static List<String> sharedAfter(Copy copy, List<Action> actions) {
        List<String> shared = new ArrayList<>(copy.sharedWith());
        for (Action action : actions) {
            if (action instanceof ShareCopy(String name, List<String> accounts, boolean begins) && begins) {
                shared.addAll(accounts);
            }
        }
        return shared;
    }

    private Snapshot anySnapshot() {
        return new Snapshot(
                "orders",
                anyOf("manual", "manual", "automated", "awsbackup"),
                random.nextInt(6) == 0,
                "orders",
                anyOf("available", "creating"),
                perhaps("key", 8),
                perhaps("db-1", 8),
                accounts(),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(anyCopy()));
    }

    private Copy anyCopy() {
        return new Copy(
                anyOf("available", "creating", "failed"),
                random.nextInt(4) > 0,
                Instant.EPOCH,
                random.nextBoolean(),
                accounts());
    }

    private static Snapshot with(Snapshot old, Optional<Copy> copy) {
        return new Snapshot(
                old.name(),
                old.kind(),
                old.ofCluster(),
                old.source(),
                old.status(),
                old.key(),
                old.encrypting(),
                old.sharedWith(),
                copy);
    }

    private List<String> accounts() {
        List<String> accounts = new ArrayList<>(List.of("all", "444455556666", "777788889999"));
        accounts.removeIf(account -> random.nextBoolean());
        return accounts;
    }

    private Optional<String> perhaps(String value, int oneIn) {
        return random.nextInt(oneIn) == 0 ? Optional.of(value) : Optional.empty();
    }

    private String anyOf(String... values) {
        return values[random.nextInt(values.length)];
    }

    private static String told(Snapshot snapshot) {
        return "-Dparapet.seed=%d for %s".formatted(SEED, snapshot);
    }
}
