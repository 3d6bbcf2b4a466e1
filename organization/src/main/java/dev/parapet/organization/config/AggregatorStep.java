package dev.parapet.organization.config;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.trust.Delegations;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;
import java.util.Set;

/** The aggregator, in the security account. */
@AutoService(Step.class)
public final class AggregatorStep implements Step {
    /** What others come after. */
    public static final String ID = "config-aggregator";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Config shows all accounts in one place";
    }

    @Override
    public Scope scope() {
        return Scope.SECURITY;
    }

    @Override
    public Set<String> after() {
        return Set.of(AggregatorRoleStep.ID, Delegations.ID);
    }

    @Override
    public Optional<Aggregation> at(Site site) {
        return site.wish().settings().services().contains(Service.CONFIG)
                ? Optional.of(new Aggregation(AggregatorRole.arn(site.place().partition(), site.account())))
                : Optional.empty();
    }
}
