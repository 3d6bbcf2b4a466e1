package dev.parapet.organization.cost;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/**
 * A budget that is there.
 *
 * @param alerts who hears of which
 */
public record BudgetState(BigDecimal limit, Map<Alert, Set<String>> alerts) {
    public BudgetState {
        alerts = Map.copyOf(alerts);
    }

    /**
     * When people hear.
     *
     * @param kind {@code ACTUAL} or {@code FORECASTED}
     * @param percent of the limit
     */
    public record Alert(String kind, int percent) implements Comparable<Alert> {
        @Override
        public int compareTo(Alert other) {
            return Comparator.comparing(Alert::kind)
                    .thenComparing(Alert::percent)
                    .compare(this, other);
        }

        String words() {
            return "%d %% %s".formatted(percent, kind.equals("ACTUAL") ? "spent" : "forecast");
        }
    }
}
