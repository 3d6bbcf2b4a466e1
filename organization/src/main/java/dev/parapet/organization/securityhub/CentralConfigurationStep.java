package dev.parapet.organization.securityhub;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One policy for all accounts. AWS configures centrally only where there is a second region to link. */
@AutoService(Step.class)
public final class CentralConfigurationStep implements Step {
    /** What others come after. */
    public static final String ID = "security-hub-central";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Security Hub is configured for every account";
    }

    @Override
    public Scope scope() {
        return Scope.SECURITY;
    }

    @Override
    public Set<String> after() {
        return Set.of(FindingAggregationStep.ID);
    }

    @Override
    public Optional<CentralConfiguration> at(Site site) {
        boolean wished = site.wish().settings().services().contains(Service.SECURITY_HUB)
                && !site.otherRegions().isEmpty();
        return wished ? Optional.of(new CentralConfiguration(site.estate().root(), standards(site))) : Optional.empty();
    }

    private static SortedSet<String> standards(Site site) {
        String prefix =
                "arn:%s:securityhub:%s::standards/".formatted(site.place().partition(), site.region());
        return site.wish().settings().options().standards().stream()
                .map(prefix::concat)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
