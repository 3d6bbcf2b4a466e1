package dev.parapet.organization.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Change;
import dev.parapet.organization.Lines;
import dev.parapet.organization.baseline.PasswordPolicy.Classes;
import dev.parapet.organization.baseline.Passwords.SetPolicy;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final Passwords CIS = new Passwords(PasswordPolicy.CIS);

    @Test
    void an_account_without_a_policy_gets_one() {
        assertThat(Lines.of(CIS.plan(Optional.empty())))
                .containsExactly("password policy: none -> 14 characters, 4 kinds, no expiry, last 24 barred");
    }

    @Test
    void a_point_that_is_stricter_stays_while_the_others_are_raised() {
        PasswordPolicy theirs =
                new PasswordPolicy(20, new Classes(false, true, false, false), OptionalInt.of(60), 5, true, false);

        assertThat(Lines.of(CIS.plan(Optional.of(theirs))))
                .containsExactly(
                        "password policy: 20 characters, 1 kinds, 60 days, last 5 barred, locked when expired -> "
                                + "20 characters, 4 kinds, 60 days, last 24 barred, locked when expired");
    }

    @Test
    void a_policy_that_is_stricter_in_everything_is_left_alone() {
        PasswordPolicy theirs =
                new PasswordPolicy(32, PasswordPolicy.CIS.classes(), OptionalInt.of(30), 24, true, true);

        assertThat(Lines.of(CIS.plan(Optional.of(theirs)))).isEmpty();
    }

    @Test
    void whatever_is_there_nothing_gets_weaker_and_a_second_look_finds_nothing_to_do() {
        long seed = Long.getLong("parapet.seed", System.nanoTime());
        Random random = new Random(seed);
        Stream.generate(() -> any(random)).limit(2_000).forEach(there -> {
            Passwords wish = new Passwords(any(random));
            PasswordPolicy after = wish.plan(Optional.of(there)).changes().stream()
                    .findFirst()
                    .map(PasswordsTest::after)
                    .orElse(there);
            assertThat(weaker(there, after))
                    .as("seed %d: %s under %s became %s", seed, there, wish, after)
                    .isFalse();
            assertThat(wish.plan(Optional.of(after)).changes())
                    .as("seed %d", seed)
                    .isEmpty();
        });
    }

    private static PasswordPolicy after(Change write) {
        return ((SetPolicy) write).after();
    }

    private static boolean weaker(PasswordPolicy before, PasswordPolicy after) {
        boolean aged = before.maxAge().isPresent()
                && (after.maxAge().isEmpty()
                        || after.maxAge().getAsInt() > before.maxAge().getAsInt());
        return aged
                || after.length() < before.length()
                || after.reuse() < before.reuse()
                || (before.hardExpiry() && !after.hardExpiry())
                || !before.classes().or(after.classes()).equals(after.classes());
    }

    private static PasswordPolicy any(Random random) {
        return new PasswordPolicy(
                random.nextInt(6, 129),
                new Classes(random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean()),
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(1, 1096)),
                random.nextInt(0, 25),
                random.nextBoolean(),
                random.nextBoolean());
    }
}
