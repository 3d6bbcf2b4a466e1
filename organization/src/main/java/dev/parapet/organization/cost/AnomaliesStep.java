package dev.parapet.organization.cost;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import java.util.Optional;
import java.util.TreeSet;

/** The watch on costs; who hears of the budget hears of it, too. */
@AutoService(Step.class)
public final class AnomaliesStep implements Step {
    /** What others come after. */
    public static final String ID = "cost-anomalies";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "people hear of unusual costs";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION;
    }

    @Override
    public Optional<Anomalies> at(Site site) {
        return site.wish()
                .settings()
                .budget()
                .map(budget -> new Anomalies(
                        site.wish().settings().options().anomalyDollars(), new TreeSet<>(budget.mails())));
    }
}
