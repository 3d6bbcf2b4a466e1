package dev.parapet.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Control;
import dev.parapet.core.Family;
import dev.parapet.core.Mode;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Risk;
import dev.parapet.core.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final ResourceId RESOURCE =
            new ResourceId("aws", "111122223333", "eu-west-1", "Test::House::Door", "front");

    private static Mode mode(Settings settings, String id, Risk risk) {
        Control control = new Control(
                id,
                "t",
                "w",
                Severity.LOW,
                Family.STORAGE,
                "Test::House::Door",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return settings.mode(control, RESOURCE, risk);
    }

    private static Settings read(String text) {
        return SettingsFile.read("parapet.yaml", text, List.of("own-door", "own-window", "own-roof"));
    }

    @Test
    void a_guardrail_s_own_mode_counts_before_the_mode_for_all_and_that_before_the_risk() {
        Settings settings = read("mode: report\nguardrails: {own-door: {mode: enforce}}\n");

        assertThat(mode(settings, "own-door", Risk.DISRUPTIVE)).isEqualTo(Mode.ENFORCE);
        assertThat(mode(settings, "own-window", Risk.SAFE)).isEqualTo(Mode.REPORT);
        assertThat(mode(Settings.STANDARD, "own-door", Risk.SAFE)).isEqualTo(Mode.ENFORCE);
        assertThat(mode(Settings.STANDARD, "own-door", Risk.DISRUPTIVE)).isEqualTo(Mode.APPROVE);
    }

    @Test
    void a_mode_from_outside_holds_for_everything_that_is_not_off() {
        Settings settings = read("guardrails: {own-door: {mode: enforce}, own-roof: {mode: off, a: b}}\n")
                .under(Mode.REPORT);

        assertThat(mode(settings, "own-door", Risk.SAFE)).isEqualTo(Mode.REPORT);
        assertThat(mode(settings, "own-window", Risk.SAFE)).isEqualTo(Mode.REPORT);
        assertThat(mode(settings, "own-roof", Risk.SAFE)).isEqualTo(Mode.OFF);
        assertThat(settings.guardrail("own-roof").parameters()).containsKey("a");
    }

    @Test
    void what_is_off_for_all_stays_off_under_a_mode_from_outside_but_for_guardrails_that_are_on() {
        Settings settings =
                read("mode: off\nguardrails: {own-door: {mode: report}}\n").under(Mode.ENFORCE);

        assertThat(settings.off("own-window")).isTrue();
        assertThat(settings.off("own-door")).isFalse();
        assertThat(mode(settings, "own-door", Risk.SAFE)).isEqualTo(Mode.ENFORCE);
    }
}
