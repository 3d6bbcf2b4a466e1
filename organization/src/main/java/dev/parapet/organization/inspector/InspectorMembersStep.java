package dev.parapet.organization.inspector;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.inspector.InspectorMembers.Scan;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All accounts under Inspector. */
@AutoService(Step.class)
public final class InspectorMembersStep implements Step {
    /** What others come after. */
    public static final String ID = "inspector-members";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Inspector scans every account";
    }

    @Override
    public Scope scope() {
        return Scope.SECURITY_REGION;
    }

    @Override
    public Set<String> after() {
        return Set.of(InspectorAdministratorStep.ID);
    }

    @Override
    public boolean admits() {
        return true;
    }

    @Override
    public Optional<InspectorMembers> at(Site site) {
        return site.wish().settings().services().contains(Service.INSPECTOR)
                ? Optional.of(members(site))
                : Optional.empty();
    }

    private static InspectorMembers members(Site site) {
        TreeSet<String> accounts = new TreeSet<>(site.others().keySet());
        accounts.add(site.security());
        return new InspectorMembers(
                site.wish().settings().options().scans().stream()
                        .map(Scan::valueOf)
                        .collect(Collectors.toSet()),
                accounts,
                site.security());
    }
}
