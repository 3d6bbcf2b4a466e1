package dev.parapet.organization.macie;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;
import java.util.Set;

/** All accounts under Macie. */
@AutoService(Step.class)
public final class MacieMembersStep implements Step {
    /** What others come after. */
    public static final String ID = "macie-members";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Macie looks at every account";
    }

    @Override
    public Scope scope() {
        return Scope.SECURITY_REGION;
    }

    @Override
    public Set<String> after() {
        return Set.of(MacieAdministratorStep.ID);
    }

    @Override
    public boolean admits() {
        return true;
    }

    @Override
    public Optional<MacieMembers> at(Site site) {
        return site.wish().settings().services().contains(Service.MACIE)
                ? Optional.of(new MacieMembers(site.others()))
                : Optional.empty();
    }
}
