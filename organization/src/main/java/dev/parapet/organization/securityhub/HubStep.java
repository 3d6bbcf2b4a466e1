package dev.parapet.organization.securityhub;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.trust.LinkedRoles;
import dev.parapet.organization.trust.TrustedAccess;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;
import java.util.Set;

/** The administrator has a hub of its own in each region before it is named. */
@AutoService(Step.class)
public final class HubStep implements Step {
    /** What others come after. */
    public static final String ID = "security-hub";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Security Hub is on in the security account";
    }

    @Override
    public Scope scope() {
        return Scope.SECURITY_REGION;
    }

    @Override
    public Set<String> after() {
        return Set.of(TrustedAccess.ID, LinkedRoles.ID);
    }

    @Override
    public Optional<Hub> at(Site site) {
        return site.wish().settings().services().contains(Service.SECURITY_HUB)
                ? Optional.of(new Hub())
                : Optional.empty();
    }
}
