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
        return settings.in(account -> "Workloads/Production/Payments").mode(control(id), RESOURCE, risk);
    }

    private static Control control(String id) {
        return new Control(
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
    }

    private static Settings read(String text) {
        return SettingsFile.read(
                "parapet.yaml", text, List.of("own-door", "own-window", "own-roof"), PreventionForm.NONE);
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

        assertThat(off(settings, "own-window")).isTrue();
        assertThat(off(settings, "own-door")).isFalse();
        assertThat(mode(settings, "own-door", Risk.SAFE)).isEqualTo(Mode.ENFORCE);
    }

    private static boolean off(Settings settings, String id) {
        return settings.in(Units.NONE).off(id, RESOURCE.account());
    }

    @Test
    void a_word_on_the_guardrail_beats_a_word_on_everything_and_then_the_nearest_place_wins() {
        Settings settings = read("""
                mode: report
                guardrails: {own-roof: {mode: off}}
                units:
                  Workloads: {mode: approve, guardrails: {own-door: approve}}
                  Workloads/Production: {mode: enforce, guardrails: {own-door: enforce}}
                  Sandbox: {mode: off}
                accounts:
                  "111122223333": {guardrails: {own-window: approve}}
                """);

        assertThat(mode(settings, "own-door", Risk.SAFE)).isEqualTo(Mode.ENFORCE);
        assertThat(mode(settings, "own-window", Risk.SAFE)).isEqualTo(Mode.APPROVE);
        assertThat(mode(settings, "own-roof", Risk.SAFE)).isEqualTo(Mode.OFF);
        assertThat(settings.in(account -> "").mode(control("own-shed"), RESOURCE, Risk.SAFE))
                .isEqualTo(Mode.REPORT);
        assertThat(settings.in(account -> "Workloads/Test").mode(control("own-shed"), RESOURCE, Risk.SAFE))
                .isEqualTo(Mode.APPROVE);
    }

    @Test
    void units_are_not_asked_for_where_no_setting_names_one() {
        Settings settings = read("accounts: {'111122223333': {mode: report}}\n");
        Units silent = account -> {
            throw new AssertionError("asked for the units of " + account);
        };

        assertThat(settings.in(silent).mode(control("own-door"), RESOURCE, Risk.SAFE))
                .isEqualTo(Mode.REPORT);
    }

    @Test
    void limits_hold_for_all_and_a_budget_for_one_guardrail() {
        Settings settings = read("limits: {repairs-per-hour: 5, rounds: 2}\nguardrails: {own-door: {budget: 500}}\n");

        assertThat(settings.limits(control("own-window")).plansPerHour()).isEqualTo(5);
        assertThat(settings.limits(control("own-window")).rounds()).isEqualTo(2);
        assertThat(settings.limits(control("own-door")).plansPerHour()).isEqualTo(500);
        assertThat(settings.budget(7).limits(control("own-door")).plansPerHour())
                .isEqualTo(7);
    }
}
