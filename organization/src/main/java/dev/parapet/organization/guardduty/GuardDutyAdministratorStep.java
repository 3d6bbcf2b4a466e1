package dev.parapet.organization.guardduty;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.delegation.RegionalAdministrator;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;
import java.util.Set;

/** GuardDuty asks the management account for its administrator, region by region. */
@AutoService(Step.class)
public final class GuardDutyAdministratorStep implements Step {
    /** What others come after. */
    public static final String ID = "guardduty-administrator";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "the security account administers GuardDuty";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION_REGION;
    }

    @Override
    public Set<String> after() {
        return Set.of(ManagementDetectorStep.ID);
    }

    @Override
    public Optional<RegionalAdministrator> at(Site site) {
        return site.wish().settings().services().contains(Service.GUARDDUTY)
                ? Optional.of(new RegionalAdministrator(new GuardDutyDelegation(), site.security()))
                : Optional.empty();
    }
}
