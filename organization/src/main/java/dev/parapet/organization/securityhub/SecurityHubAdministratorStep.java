package dev.parapet.organization.securityhub;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.delegation.RegionalAdministrator;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;
import java.util.Set;

/** Security Hub asks the management account for its administrator, region by region. */
@AutoService(Step.class)
public final class SecurityHubAdministratorStep implements Step {
    /** What others come after. */
    public static final String ID = "security-hub-administrator";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "the security account administers Security Hub";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION_REGION;
    }

    @Override
    public Set<String> after() {
        return Set.of(HubStep.ID);
    }

    @Override
    public Optional<RegionalAdministrator> at(Site site) {
        return site.wish().settings().services().contains(Service.SECURITY_HUB)
                ? Optional.of(new RegionalAdministrator(new SecurityHubDelegation(), site.security()))
                : Optional.empty();
    }
}
