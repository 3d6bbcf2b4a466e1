package dev.parapet.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.core.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dparapet.seed=…} repeats a run; {@code -Dparapet.rounds=…} makes it longer. */
class EventsPropertyTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("parapet.rounds", 100);

    /** A generator of its own for each sample, so that one can be repeated alone. */
    private static Mutations mutations(Corpus.Sample sample) {
        RandomGenerator random = new SplittableRandom(SEED ^ sample.toString().hashCode());
        return new Mutations(random);
    }

    /** Those samples that are one JSON document. */
    static List<Corpus.Sample> wellFormed() {
        return Corpus.all().stream().filter(sample -> parses(sample.json())).toList();
    }

    private static boolean parses(String json) {
        try {
            return Json.read(json).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void a_spoilt_event_never_throws_and_never_yields_an_unchecked_id(Corpus.Sample sample) {
        Mutations mutations = mutations(sample);
        for (int round = 0; round < ROUNDS; round++) {
            String spoilt = mutations.spoil(sample.json());
            String twice = round % 3 == 0 ? mutations.spoil(spoilt) : spoilt;
            check(twice, round);
        }
    }

    private static void check(String spoilt, int round) {
        try {
            Claims.hold(Events.read(spoilt));
        } catch (RuntimeException | AssertionError e) {
            String head = spoilt.substring(0, Math.min(spoilt.length(), 6_000));
            throw new AssertionError("-Dparapet.seed=" + SEED + ", round " + round + ": " + head, e);
        }
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void unknown_fields_never_change_a_reading(Corpus.Sample sample) {
        String extended = Mutations.withUnknownFields(sample.json());
        assertThat(Rendering.of(Events.read(extended))).isEqualTo(sample.expected());
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void the_order_of_fields_never_matters(Corpus.Sample sample) {
        String shuffled = mutations(sample).shuffled(sample.json());
        assertThat(Events.read(shuffled)).as("-Dparapet.seed=" + SEED).isEqualTo(Events.read(sample.json()));
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void every_reading_holds_what_is_claimed(Corpus.Sample sample) {
        Claims.hold(Events.read(sample.json()));
    }

    @Test
    void noise_is_rejected() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int round = 0; round < 2_000; round++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            Reading reading = Events.read(new String(noise, StandardCharsets.UTF_8));
            assertThat(reading).as("-Dparapet.seed=" + SEED).isInstanceOf(Reading.Rejected.class);
        }
    }
}
