package dev.parapet.organization.trust;

import com.google.auto.service.AutoService;
import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ram.RamClient;

/** What one account shares, others of the organization use without an invitation. */
@AutoService(Step.class)
public final class Sharing implements Step {
    private static final String PRINCIPAL = "ram.amazonaws.com";

    @Override
    public String id() {
        return "sharing";
    }

    @Override
    public String title() {
        return "resources are shared within the organization";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION;
    }

    @Override
    public Set<String> after() {
        return Set.of(TrustedAccess.ID);
    }

    @Override
    public Optional<Shared> at(Site site) {
        return Optional.of(new Shared());
    }

    /** Whether it is. RAM has no call that tells; trusted access, which it turns on itself, does. */
    record Shared() implements Part<Boolean> {
        @Override
        public Boolean observe(Aws aws) {
            return aws
                    .client(OrganizationsClient::builder)
                    .listAWSServiceAccessForOrganizationPaginator(to -> {})
                    .stream()
                    .flatMap(page -> page.enabledServicePrincipals().stream())
                    .anyMatch(principal -> principal.servicePrincipal().equals(PRINCIPAL));
        }

        @Override
        public Proposal plan(Boolean on) {
            return on ? Proposal.nothing() : Proposal.of(new EnableSharing());
        }
    }

    /** Turns it on: RAM's own call, which makes RAM's role, too. */
    record EnableSharing() implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "ram:EnableSharingWithAwsOrganization";
        }

        @Override
        public String describe() {
            return "sharing within the organization: off -> on";
        }

        @Override
        public void apply(Aws aws) {
            aws.client(RamClient::builder).enableSharingWithAwsOrganization(to -> {});
        }
    }
}
