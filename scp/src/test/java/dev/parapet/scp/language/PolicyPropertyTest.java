package dev.parapet.scp.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.scp.Policies;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** {@code -Dparapet.seed=…} repeats a run; {@code -Dparapet.rounds=…} makes it longer. */
class PolicyPropertyTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("parapet.rounds", 2_000);

    @Test
    void what_is_written_is_read_back_the_same() {
        Policies policies = new Policies(new SplittableRandom(SEED));
        for (int round = 0; round < ROUNDS; round++) {
            Policy policy = policies.policy();
            assertThat(Policy.parse(policy.json())).as("-Dparapet.seed=" + SEED).isEqualTo(policy);
        }
    }

    @Test
    void a_spoilt_policy_is_read_or_refused_with_a_place() {
        SplittableRandom random = new SplittableRandom(SEED);
        Policies policies = new Policies(random);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder(policies.policy().json());
            text.setCharAt(random.nextInt(text.length()), "{}[],:\"x*$".charAt(random.nextInt(10)));
            try {
                Policy read = Policy.parse(text.toString());
                assertThat(Policy.parse(read.json()))
                        .as("-Dparapet.seed=" + SEED)
                        .isEqualTo(read);
            } catch (PolicyInvalid invalid) {
                assertThat(invalid.line())
                        .as("-Dparapet.seed=" + SEED + ": " + text)
                        .isPositive();
            }
        }
    }
}
