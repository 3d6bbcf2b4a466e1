package dev.parapet.organization.analyzer;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.trust.Delegations;
import dev.parapet.organization.trust.TrustedAccess;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One analyzer a region; that of unused access, which costs, in the home region only. */
@AutoService(Step.class)
public final class AnalyzersStep implements Step {
    /** What others come after. */
    public static final String ID = "access-analyzer";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Access Analyzer looks at what is shared outside";
    }

    @Override
    public Scope scope() {
        return Scope.SECURITY_REGION;
    }

    @Override
    public Set<String> after() {
        return Set.of(TrustedAccess.ID, Delegations.ID);
    }

    @Override
    public Optional<Analyzers> at(Site site) {
        return site.wish().settings().services().contains(Service.ACCESS_ANALYZER)
                ? Optional.of(new Analyzers(unused(site)))
                : Optional.empty();
    }

    private static OptionalInt unused(Site site) {
        boolean home = site.region().equals(site.estate().home());
        return site.wish().settings().options().unusedAccessDays().stream()
                .filter(days -> home)
                .mapToInt(Integer::intValue)
                .findFirst();
    }
}
