package dev.parapet.remediations.pub_opensearch;

import dev.parapet.remediations.shared.ResourcePolicy;
import dev.parapet.remediations.shared.SearchDomain;
import java.util.Optional;
import software.amazon.awssdk.services.opensearch.model.AdvancedSecurityOptions;
import software.amazon.awssdk.services.opensearch.model.DomainStatus;
import software.amazon.awssdk.services.opensearch.model.VPCDerivedInfo;

/**
 * What the decision needs of a domain.
 *
 * @param inVpc whether its endpoint is in a VPC; settled when it was created
 * @param policy its access policy
 * @param fineGrained whether fine-grained access control asks every caller who it is
 * @param anonymous whether it lets in those who do not say, for a time after it was enabled
 */
public record Domain(
        SearchDomain domain, boolean inVpc, Optional<String> policy, boolean fineGrained, boolean anonymous) {
    static Domain of(DomainStatus found) {
        Optional<AdvancedSecurityOptions> security = Optional.ofNullable(found.advancedSecurityOptions());
        return new Domain(
                SearchDomain.of(found),
                Optional.ofNullable(found.vpcOptions())
                        .map(VPCDerivedInfo::subnetIds)
                        .filter(subnets -> !subnets.isEmpty())
                        .isPresent(),
                Optional.ofNullable(found.accessPolicies()).filter(text -> !text.isBlank()),
                security.map(AdvancedSecurityOptions::enabled).orElse(false),
                security.map(AdvancedSecurityOptions::anonymousAuthEnabled).orElse(false));
    }

    String name() {
        return domain.name();
    }

    /** Whether the access policy lets everybody's requests through. */
    boolean open() {
        return policy.map(ResourcePolicy::of).filter(ResourcePolicy::isOpen).isPresent();
    }

    /** Whether everybody still has to sign in behind an open policy. */
    boolean asksWho() {
        return fineGrained && !anonymous;
    }
}
