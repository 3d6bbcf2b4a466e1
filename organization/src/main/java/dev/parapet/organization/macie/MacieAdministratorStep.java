package dev.parapet.organization.macie;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.delegation.RegionalAdministrator;
import dev.parapet.organization.trust.TrustedAccess;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;
import java.util.Set;

/** Macie asks the management account for its administrator, region by region. */
@AutoService(Step.class)
public final class MacieAdministratorStep implements Step {
    /** What others come after. */
    public static final String ID = "macie-administrator";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "the security account administers Macie";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION_REGION;
    }

    @Override
    public Set<String> after() {
        return Set.of(TrustedAccess.ID);
    }

    @Override
    public Optional<RegionalAdministrator> at(Site site) {
        return site.wish().settings().services().contains(Service.MACIE)
                ? Optional.of(new RegionalAdministrator(new MacieDelegation(), site.security()))
                : Optional.empty();
    }
}
