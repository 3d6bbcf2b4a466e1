package dev.parapet.organization.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.cost.BudgetState.Alert;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MonthlyBudgetTest {
    @Test
    void a_budget_tells_at_half_at_four_fifths_and_at_the_whole() {
        assertThat(lines(Optional.empty()))
                .containsExactly(
                        "budget parapet-monthly: none -> 1000 USD a month, told at 50 % spent, 80 % spent, 100 % spent, 100 % forecast");
    }

    @Test
    void a_budget_that_is_right_is_left_alone_however_aws_changes_the_number() {
        assertThat(lines(Optional.of(new BudgetState(new BigDecimal("1000.0"), all("a@example.com")))))
                .isEmpty();
    }

    @Test
    void the_limit_follows_the_settings() {
        assertThat(lines(Optional.of(new BudgetState(new BigDecimal("500"), all("a@example.com")))))
                .containsExactly("budget parapet-monthly: 500 -> 1000 USD a month");
    }

    @Test
    void alerts_and_readers_are_added_and_those_of_others_stay() {
        Map<Alert, Set<String>> alerts = all("a@example.com", "their@example.com");
        alerts.remove(new Alert("ACTUAL", 80));
        alerts.put(new Alert("ACTUAL", 50), Set.of("their@example.com"));
        alerts.put(new Alert("ACTUAL", 120), Set.of("their@example.com"));

        assertThat(lines(Optional.of(new BudgetState(new BigDecimal("1000"), alerts))))
                .containsExactly(
                        "budget parapet-monthly: at 50 % spent + a@example.com",
                        "budget parapet-monthly: + told at 80 % spent");
    }

    private static Map<Alert, Set<String>> all(String... readers) {
        Map<Alert, Set<String>> alerts = new HashMap<>();
        MonthlyBudget.ALERTS.forEach(alert -> alerts.put(alert, Set.of(readers)));
        return alerts;
    }

    private static List<String> lines(Optional<BudgetState> there) {
        return Lines.of(new MonthlyBudget(
                        "123456789012",
                        "parapet-monthly",
                        new BigDecimal("1000"),
                        new TreeSet<>(Set.of("a@example.com")))
                .plan(there));
    }
}
