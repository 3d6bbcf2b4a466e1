package dev.parapet.organization.config;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Estate.Account;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.trust.Delegations;
import dev.parapet.policies.OrganizationSettings.Service;
import dev.parapet.policies.Settings;
import dev.parapet.remediations.Guardrails;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules that the guardrails listen to, put into every active account. */
@AutoService(Step.class)
public final class ConfigRulesStep implements Step {
    /** What others come after. */
    public static final String ID = "config-rules";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Config judges by the guardrails' own rules";
    }

    @Override
    public Scope scope() {
        return Scope.SECURITY_REGION;
    }

    @Override
    public Set<String> after() {
        return Set.of(ConfigRecordersStep.ID, Delegations.ID);
    }

    @Override
    public Optional<OrganizationRules> at(Site site) {
        return site.wish().settings().services().contains(Service.CONFIG) ? Optional.of(rules(site)) : Optional.empty();
    }

    private static OrganizationRules rules(Site site) {
        return OrganizationRules.in(
                site.region(),
                site.estate().home(),
                GuardrailRules.of(Guardrails.controls(), Settings.STANDARD),
                site.estate().accounts().stream()
                        .filter(account -> !account.active())
                        .map(Account::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
