package dev.parapet.organization.securityhub;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;
import java.util.Set;

/** The findings of the other regions in the home region. */
@AutoService(Step.class)
public final class FindingAggregationStep implements Step {
    /** What others come after. */
    public static final String ID = "security-hub-aggregator";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Security Hub findings come home";
    }

    @Override
    public Scope scope() {
        return Scope.SECURITY;
    }

    @Override
    public Set<String> after() {
        return Set.of(SecurityHubAdministratorStep.ID);
    }

    @Override
    public Optional<FindingAggregation> at(Site site) {
        return site.wish().settings().services().contains(Service.SECURITY_HUB)
                ? Optional.of(new FindingAggregation(site.estate().home(), site.otherRegions()))
                : Optional.empty();
    }
}
