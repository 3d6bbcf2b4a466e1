package dev.parapet.organization.trust;

import com.google.auto.service.AutoService;
import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.EnabledServicePrincipal;

/** Lets services look at the whole organization. It comes before everything that a service does for all accounts. */
@AutoService(Step.class)
public final class TrustedAccess implements Step {
    /** What others come after. */
    public static final String ID = "trusted-access";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "services of AWS may look at the whole organization";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION;
    }

    @Override
    public Optional<Trust> at(Site site) {
        return Optional.of(new Trust(Principals.trusted(site.wish().settings())));
    }

    /** The services that are to have it. Others that have it keep it: somebody wanted that. */
    record Trust(SortedSet<String> wished) implements Part<Set<String>> {
        Trust {
            wished = Collections.unmodifiableSortedSet(new TreeSet<>(wished));
        }

        @Override
        public Set<String> observe(Aws aws) {
            return aws
                    .client(OrganizationsClient::builder)
                    .listAWSServiceAccessForOrganizationPaginator(to -> {})
                    .stream()
                    .flatMap(page -> page.enabledServicePrincipals().stream())
                    .map(EnabledServicePrincipal::servicePrincipal)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public Proposal plan(Set<String> trusted) {
            List<EnableAccess> changes = wished.stream()
                    .filter(principal -> !trusted.contains(principal))
                    .map(EnableAccess::new)
                    .toList();
            return new Proposal(changes, List.of());
        }
    }

    /** Lets one service in; saying it twice changes nothing. */
    record EnableAccess(String principal) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "organizations:EnableAWSServiceAccess";
        }

        @Override
        public String describe() {
            return "trusted access of %s: off -> on".formatted(principal);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(OrganizationsClient::builder).enableAWSServiceAccess(to -> to.servicePrincipal(principal));
        }
    }
}
