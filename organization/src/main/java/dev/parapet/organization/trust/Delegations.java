package dev.parapet.organization.trust;

import com.google.auto.service.AutoService;
import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccountAlreadyRegisteredException;
import software.amazon.awssdk.services.organizations.model.DelegatedAdministrator;

/**
 * The security account speaks for services in the name of all. Nothing ever takes a delegation away: a service that loses its
 * administrator drops all members.
 */
@AutoService(Step.class)
public final class Delegations implements Step {
    /** What others come after. */
    public static final String ID = "delegated-administrators";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "the security account administers services for all accounts";
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
    public Optional<Delegated> at(Site site) {
        return Optional.of(
                new Delegated(site.security(), Principals.delegated(site.wish().settings())));
    }

    /**
     * The services an account is to administer.
     *
     * @param account the security account
     */
    record Delegated(String account, SortedSet<String> services) implements Part<Map<String, Set<String>>> {
        Delegated {
            services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
        }

        @Override
        public Map<String, Set<String>> observe(Aws aws) {
            OrganizationsClient organizations = aws.client(OrganizationsClient::builder);
            return services.stream()
                    .collect(Collectors.toMap(
                            service -> service,
                            service -> administrators(organizations, service),
                            (one, twin) -> one,
                            TreeMap::new));
        }

        private static Set<String> administrators(OrganizationsClient organizations, String service) {
            return organizations.listDelegatedAdministratorsPaginator(to -> to.servicePrincipal(service)).stream()
                    .flatMap(page -> page.delegatedAdministrators().stream())
                    .map(DelegatedAdministrator::id)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public Proposal plan(Map<String, Set<String>> administrators) {
            List<Register> changes = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            administrators.forEach((service, accounts) -> {
                if (!accounts.contains(account)) {
                    changes.add(new Register(service, account, accounts));
                }
                accounts.stream()
                        .filter(other -> !other.equals(account))
                        .forEach(other -> notes.add("%s stays an administrator of %s".formatted(other, service)));
            });
            return new Proposal(changes, notes);
        }
    }

    /** Registers the account, beside those that are registered. */
    record Register(String service, String account, Set<String> beside) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "organizations:RegisterDelegatedAdministrator";
        }

        @Override
        public String describe() {
            return "administrator of %s: %s -> %s"
                    .formatted(service, beside.isEmpty() ? "none" : String.join(", ", beside), account);
        }

        @Override
        public void apply(Aws aws) {
            try {
                aws.client(OrganizationsClient::builder)
                        .registerDelegatedAdministrator(
                                to -> to.servicePrincipal(service).accountId(account));
            } catch (AccountAlreadyRegisteredException done) {
                // Said twice, or by the service itself.
            }
        }
    }
}
