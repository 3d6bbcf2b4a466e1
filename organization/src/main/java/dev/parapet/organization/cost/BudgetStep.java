package dev.parapet.organization.cost;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.TreeSet;

/** The budget, in the management account. */
@AutoService(Step.class)
public final class BudgetStep implements Step {
    /** What others come after. */
    public static final String ID = "budget";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "people hear when the month gets expensive";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION;
    }

    @Override
    public Optional<MonthlyBudget> at(Site site) {
        return site.wish()
                .settings()
                .budget()
                .map(budget -> new MonthlyBudget(
                        site.account(),
                        budget.name(),
                        BigDecimal.valueOf(budget.dollars()),
                        new TreeSet<>(budget.mails())));
    }
}
