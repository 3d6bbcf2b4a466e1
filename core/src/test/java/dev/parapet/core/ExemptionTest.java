package dev.parapet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExemptionTest {
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant NOW = END.minusSeconds(1);

    private static Exemption of(String guardrail, String account, String resource) {
        return new Exemption(guardrail, account, resource, "ops", "moving", END);
    }

    private static boolean covers(Exemption exemption, String id) {
        return exemption.covers("own-door", resource(id), NOW, account -> "Sandbox/Anna");
    }

    private static ResourceId resource(String id) {
        return new ResourceId("aws", "111122223333", "eu-west-1", "Test::House::Door", id);
    }

    @ParameterizedTest
    @CsvSource({
        "front, front, true",
        "front, Front, false",
        "front, front2, false",
        "*, front, true",
        "f*t, front, true",
        "f*t, fronts, false",
        "fron?, front, true",
        "fron?, fron, false",
        "front?, front, false",
        "fr.nt, front, false",
        "[a-z]*, front, false",
        "'a\\E.*\\Q', abc, false",
        "*-logs, elb-logs, true",
        "'*', 'two\nlines', true",
        "'', front, false"
    })
    void a_glob_knows_stars_and_question_marks_and_nothing_else(String glob, String id, boolean covered) {
        assertThat(covers(of("own-door", "111122223333", glob), id)).isEqualTo(covered);
    }

    @Test
    void guardrail_account_and_resource_must_all_fit() {
        assertThat(covers(of("own-*", "1111*", "*"), "front")).isTrue();
        assertThat(covers(of("pub-*", "*", "*"), "front")).isFalse();
        assertThat(covers(of("*", "444455556666", "*"), "front")).isFalse();
    }

    @Test
    void it_ends_at_its_moment() {
        Exemption exemption = of("*", "*", "*");

        assertThat(exemption.covers("own-door", resource("front"), NOW, account -> ""))
                .isTrue();
        assertThat(exemption.covers("own-door", resource("front"), END, account -> ""))
                .isFalse();
    }

    @Test
    void a_unit_is_asked_for_only_if_the_exemption_names_one() {
        assertThat(covers(in("Sandbox/*"), "front")).isTrue();
        assertThat(covers(in("Workloads/*"), "front")).isFalse();
        assertThat(of("*", "*", "*").covers("own-door", resource("front"), NOW, account -> {
                    throw new AssertionError("asked for the units of " + account);
                }))
                .isTrue();
    }

    @Test
    void an_exemption_from_before_there_were_units_is_read() throws Exception {
        String old =
                Json.write(of("*", "*", "*")).replace("\"unit\":\"*\",", "").replace(",\"unit\":\"*\"", "");

        assertThat(old).doesNotContain("unit");
        assertThat(Json.value(Json.read(old), Exemption.class)).isEqualTo(of("*", "*", "*"));
    }

    private static Exemption in(String unit) {
        return new Exemption("*", "*", unit, "*", "ops", "moving", END);
    }

    @Test
    void somebody_owns_it_and_says_why() {
        assertThatThrownBy(() -> new Exemption("*", "*", "*", " ", "why", END)).hasMessageContaining("owner");
        assertThatThrownBy(() -> new Exemption("*", "*", "*", "ops", "", END)).hasMessageContaining("reason");
    }

    @Test
    void the_first_that_covers_counts() {
        Exemptions all = () -> List.of(of("pub-*", "*", "*"), of("*", "*", "front"), of("*", "*", "*"));

        assertThat(all.covering("own-door", resource("front"), NOW)).contains(of("*", "*", "front"));
        assertThat(all.covering("own-door", resource("front"), END)).isEmpty();
    }
}
