package dev.parapet.organization.guardduty;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.trust.LinkedRoles;
import dev.parapet.organization.trust.TrustedAccess;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;
import java.util.Set;

/** The management account comes first: it is taken in only with a detector of its own. */
@AutoService(Step.class)
public final class ManagementDetectorStep implements Step {
    /** What others come after. */
    public static final String ID = "guardduty-management";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "GuardDuty watches the management account";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION_REGION;
    }

    @Override
    public Set<String> after() {
        return Set.of(TrustedAccess.ID, LinkedRoles.ID);
    }

    @Override
    public Optional<ManagementDetector> at(Site site) {
        return site.wish().settings().services().contains(Service.GUARDDUTY)
                ? Optional.of(new ManagementDetector())
                : Optional.empty();
    }
}
