package dev.parapet.organization.guardduty;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** All accounts under GuardDuty, with the plans that the settings choose. */
@AutoService(Step.class)
public final class GuardDutyMembersStep implements Step {
    /** What others come after. */
    public static final String ID = "guardduty-members";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "GuardDuty watches every account";
    }

    @Override
    public Scope scope() {
        return Scope.SECURITY_REGION;
    }

    @Override
    public Set<String> after() {
        return Set.of(GuardDutyAdministratorStep.ID);
    }

    @Override
    public boolean admits() {
        return true;
    }

    @Override
    public Optional<OrganizationDetectors> at(Site site) {
        return site.wish().settings().services().contains(Service.GUARDDUTY)
                ? Optional.of(new OrganizationDetectors(plans(site), site.others()))
                : Optional.empty();
    }

    private static Set<ProtectionPlan> plans(Site site) {
        Set<ProtectionPlan> plans = EnumSet.noneOf(ProtectionPlan.class);
        site.wish().settings().protections().forEach(plan -> plans.add(ProtectionPlan.valueOf(plan)));
        if (site.wish().settings().options().agents()) {
            plans.addAll(ProtectionPlan.AGENTS);
        }
        return plans;
    }
}
