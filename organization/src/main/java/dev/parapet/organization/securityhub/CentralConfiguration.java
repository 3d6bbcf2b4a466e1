package dev.parapet.organization.securityhub;

import dev.parapet.core.Aws;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.securityhub.CentralState.Association;
import dev.parapet.organization.securityhub.CentralState.Policy;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicySummary;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfiguration;
import software.amazon.awssdk.services.securityhub.model.ResourceNotFoundException;
import software.amazon.awssdk.services.securityhub.model.SecurityHubPolicy;

/**
 * One policy at the root that turns Security Hub and its standards on in every account and linked region, instead of a call for
 * each of them. A policy that somebody else put at the root stays.
 *
 * @param root the id of the organization's root
 * @param standards their ARNs in the home region
 */
public record CentralConfiguration(String root, SortedSet<String> standards) implements Part<CentralState> {
    static final String NAME = "parapet";

    public CentralConfiguration {
        standards = Collections.unmodifiableSortedSet(new TreeSet<>(standards));
    }

    /** Reads it; policies can be asked for under central configuration only. */
    @Override
    public CentralState observe(Aws aws) {
        SecurityHubClient hub = aws.client(SecurityHubClient::builder);
        OrganizationConfiguration found =
                hub.describeOrganizationConfiguration(to -> {}).organizationConfiguration();
        boolean central = found.configurationTypeAsString().equals("CENTRAL")
                && found.statusAsString().equals("ENABLED");
        return new CentralState(
                found.configurationTypeAsString(),
                found.statusAsString(),
                found.statusMessage() == null ? "" : found.statusMessage(),
                central ? policies(hub) : Map.of(),
                central ? association(hub) : Optional.empty());
    }

    private static Map<String, Policy> policies(SecurityHubClient hub) {
        Map<String, Policy> found = new HashMap<>();
        hub.listConfigurationPoliciesPaginator(to -> {}).stream()
                .flatMap(page -> page.configurationPolicySummaries().stream())
                .map(ConfigurationPolicySummary::id)
                .map(id -> hub.getConfigurationPolicy(to -> to.identifier(id)))
                .forEach(policy -> found.put(
                        policy.id(),
                        policy(policy.name(), policy.configurationPolicy().securityHub())));
        return found;
    }

    private static Policy policy(String name, SecurityHubPolicy found) {
        return new Policy(
                name, Boolean.TRUE.equals(found.serviceEnabled()), new TreeSet<>(found.enabledStandardIdentifiers()));
    }

    private Optional<Association> association(SecurityHubClient hub) {
        try {
            var found = hub.getConfigurationPolicyAssociation(to -> to.target(target -> target.rootId(root)));
            String reason = found.associationStatusMessage();
            return Optional.of(new Association(
                    found.configurationPolicyId(), found.associationStatusAsString(), reason == null ? "" : reason));
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        }
    }

    /** Central first, which takes AWS a moment; then the policy; then the root under it. */
    @Override
    public Proposal plan(CentralState state) {
        if (!state.type().equals("CENTRAL")) {
            return Proposal.of(new CentralChange.ConfigureCentrally());
        }
        return switch (state.status()) {
            case "PENDING" -> Proposal.waiting("Security Hub: AWS is turning central configuration on");
            case "FAILED" -> Proposal.blocked("Security Hub: central configuration failed: " + state.reason());
            default -> atRoot(state);
        };
    }

    private Proposal atRoot(CentralState state) {
        Optional<Policy> holding =
                state.root().flatMap(it -> Optional.ofNullable(state.policies().get(it.policy())));
        if (state.root().isPresent()
                && holding.filter(it -> it.name().equals(NAME)).isEmpty()) {
            return Proposal.adopted("adopted what holds at the root of the organization: "
                    + holding.map(it -> "policy " + it.name()).orElse("accounts manage themselves"));
        }
        Optional<Map.Entry<String, Policy>> ours = state.policies().entrySet().stream()
                .filter(it -> it.getValue().name().equals(NAME))
                .findFirst();
        if (ours.isEmpty()) {
            return Proposal.of(new CentralChange.CreatePolicy(standards), new CentralChange.PutAtRoot(root, "none"));
        }
        return known(ours.get().getKey(), ours.get().getValue(), state.root());
    }

    private Proposal known(String id, Policy policy, Optional<Association> association) {
        if (!policy.on() || !policy.standards().containsAll(standards)) {
            return Proposal.of(new CentralChange.WidenPolicy(id, policy, standards));
        }
        return switch (association.map(Association::status).orElse("none")) {
            case "PENDING" -> Proposal.waiting("Security Hub: AWS is carrying the policy to the accounts");
            case "SUCCESS" -> Proposal.nothing();
            case String status -> Proposal.of(new CentralChange.PutAtRoot(root, status));
        };
    }
}
