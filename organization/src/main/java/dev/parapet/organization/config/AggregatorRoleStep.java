package dev.parapet.organization.config;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.role.ServiceRole;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;

/** The role of the aggregator, in the security account. */
@AutoService(Step.class)
public final class AggregatorRoleStep implements Step {
    /** What others come after. */
    public static final String ID = "config-aggregator-role";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "the aggregator has a role";
    }

    @Override
    public Scope scope() {
        return Scope.SECURITY;
    }

    @Override
    public Optional<ServiceRole> at(Site site) {
        return site.wish().settings().services().contains(Service.CONFIG)
                ? Optional.of(AggregatorRole.ROLE)
                : Optional.empty();
    }
}
