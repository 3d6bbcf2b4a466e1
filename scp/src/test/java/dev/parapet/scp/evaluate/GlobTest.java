package dev.parapet.scp.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.scp.language.Wildcards;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Two matchers against naive ones that try every way. */
class GlobTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("parapet.rounds", 20_000);

    private static String word(RandomGenerator random, String alphabet, int most) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            word.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return word.toString();
    }

    private static boolean naive(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        char first = pattern.charAt(0);
        if (first == '*') {
            return naive(pattern.substring(1), text) || (!text.isEmpty() && naive(pattern, text.substring(1)));
        }
        return !text.isEmpty()
                && (first == '?' || first == text.charAt(0))
                && naive(pattern.substring(1), text.substring(1));
    }

    private static String glob(String pattern) {
        return pattern.replace('*', Glob.ANY).replace('?', Glob.ONE);
    }

    /** All that a text can be when each unknown part is at most three of the letters. */
    private static List<String> expansions(String text) {
        int open = Glob.shown(text).indexOf('*');
        if (open < 0) {
            return List.of(text);
        }
        List<String> all = new ArrayList<>();
        for (String part : List.of("", "a", "b", "c", "ab", "ba", "aab", "cab")) {
            all.addAll(expansions(text.substring(0, open) + part + text.substring(open + 1)));
        }
        return all;
    }

    @Test
    void both_matchers_agree_with_one_that_tries_every_way() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            String pattern = word(random, "ab*?", 7);
            String text = word(random, "ab", 7);
            boolean expected = naive(pattern, text);
            assertThat(Wildcards.match(pattern, text))
                    .as("-Dparapet.seed=%d: %s on %s", SEED, pattern, text)
                    .isEqualTo(expected);
            assertThat(Glob.match(glob(pattern), text))
                    .as("-Dparapet.seed=%d: %s on %s", SEED, pattern, text)
                    .isEqualTo(Truth.of(expected));
        }
    }

    @Test
    void what_is_certain_of_a_text_with_unknown_parts_is_true_of_every_text_it_can_be() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            String pattern = word(random, "ab*?", 5);
            String text = word(random, "ab" + Glob.OPEN + Glob.OPEN_NAME, 5);
            List<Boolean> outcomes = expansions(text).stream()
                    .map(full -> naive(pattern, full))
                    .distinct()
                    .toList();
            String what = "-Dparapet.seed=%d: %s on %s".formatted(SEED, pattern, Glob.shown(text));
            switch (Glob.match(glob(pattern), text)) {
                case YES -> assertThat(outcomes).as(what).containsExactly(true);
                case NO -> assertThat(outcomes).as(what).containsExactly(false);
                case MAYBE -> assertThat(Glob.hasOpen(text)).as(what).isTrue();
            }
        }
    }

    @Test
    void an_unknown_part_is_a_maybe_only_where_it_matters() {
        String some = "arn:aws:ec2:eu-west-1:111122223333:instance/" + Glob.OPEN_NAME;

        assertThat(Glob.match(glob("arn:aws:ec2:*:*:instance/*"), some)).isEqualTo(Truth.YES);
        assertThat(Glob.match(glob("arn:aws:ec2:*:*:volume/*"), some)).isEqualTo(Truth.NO);
        assertThat(Glob.match(glob("arn:aws:ec2:*:*:instance/i-1*"), some)).isEqualTo(Truth.MAYBE);
        assertThat(Glob.match(glob("*"), String.valueOf(Glob.OPEN))).isEqualTo(Truth.YES);
    }

    @Test
    void a_pattern_made_to_be_slow_is_not() {
        String pattern = glob("*a".repeat(60) + "b");

        assertThat(Glob.match(pattern, "a".repeat(5_000))).isEqualTo(Truth.NO);
        assertThat(Glob.match(pattern, "a".repeat(2_000) + Glob.OPEN)).isEqualTo(Truth.MAYBE);
    }
}
