package dev.parapet.remediations;

import dev.parapet.core.Aws;
import dev.parapet.core.Failure;
import dev.parapet.core.Organization;
import dev.parapet.policies.Units;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountStatus;
import software.amazon.awssdk.services.organizations.model.DelegatedAdministrator;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;
import software.amazon.awssdk.services.sts.StsClient;

/** The organization as AWS Organizations knows it, read once, each hour, and when an account appears that it did not know. */
public final class LiveOrganization implements Units {
    /** A flood of forged accounts must not become a flood of calls. */
    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);

    /** An account that left, was closed or suspended counts no longer than this. */
    private static final Duration AT_LEAST_EVERY = Duration.ofHours(1);

    private static final Map<String, String> PRINCIPALS = Map.of(
            "guardduty", "guardduty.amazonaws.com",
            "securityhub", "securityhub.amazonaws.com",
            "health", "health.amazonaws.com");

    private final Clients home;
    private final Map<String, Set<String>> delegatedBySettings;
    private final Map<String, Set<String>> delegates = new ConcurrentHashMap<>();
    private final UnitPaths paths = new UnitPaths();
    private Optional<Organization> known = Optional.empty();
    private Instant read = Instant.MIN;

    /**
     * @param delegatedBySettings by service name; a service that is missing here is asked of AWS Organizations
     */
    public LiveOrganization(Connection connection, Map<String, Set<String>> delegatedBySettings) {
        this.home = Clients.home(connection);
        this.delegatedBySettings = Map.copyOf(delegatedBySettings);
    }

    /** The organization, fresh enough to know the account if it exists, and to have forgotten one that left. */
    public synchronized Organization knowing(String account) {
        boolean unknown = known.filter(organization -> organization.accounts().contains(account))
                .isEmpty();
        Duration enough = unknown ? AT_MOST_EVERY : AT_LEAST_EVERY;
        if (known.isEmpty() || read.plus(enough).isBefore(home.now())) {
            known = Optional.of(read());
            read = home.now();
            paths.forget();
        }
        return known.orElseThrow();
    }

    /** The security account's own clients, in the home region. */
    public Aws home() {
        return home;
    }

    /** Whether the credentials at hand are those of this account. */
    boolean home(String account) {
        return knowing(account).securityAccount().equals(account);
    }

    /** The organization as it is known now. */
    public Organization known() {
        return knowing("");
    }

    /**
     * An account as people know it.
     *
     * @param unit the path of the units above it
     */
    public record Member(String id, String name, String unit) {}

    /** The active accounts, by unit and name. */
    public List<Member> members() {
        return home.client(OrganizationsClient::builder).listAccountsPaginator().stream()
                .flatMap(page -> page.accounts().stream())
                .filter(account -> account.status() == AccountStatus.ACTIVE)
                .map(account -> new Member(account.id(), account.name(), path(account.id())))
                .sorted(Comparator.comparing(Member::unit).thenComparing(Member::name))
                .toList();
    }

    /**
     * The regions that are in use: those that need no opt-in, and those the security account opted into.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when they cannot be read
     */
    public List<String> regions() {
        return home.client(Ec2Client::builder).describeRegions().regions().stream()
                .map(region -> region.regionName())
                .sorted()
                .toList();
    }

    @Override
    public String path(String account) {
        return paths.of(account, home.client(OrganizationsClient::builder));
    }

    /** Whether an account belongs to the organization. */
    public boolean has(String account) {
        return knowing(account).accounts().contains(account);
    }

    private Organization read() {
        OrganizationsClient organizations = home.client(OrganizationsClient::builder);
        Set<String> active = organizations.listAccountsPaginator().stream()
                .flatMap(page -> page.accounts().stream())
                .filter(account -> account.status() == AccountStatus.ACTIVE)
                .map(Account::id)
                .collect(Collectors.toSet());
        String own = home.client(StsClient::builder).getCallerIdentity().account();
        return new Organization(own, active, this::delegates);
    }

    private Set<String> delegates(String source) {
        String service = source.substring("aws.".length());
        return delegates.computeIfAbsent(
                service,
                name -> Optional.ofNullable(delegatedBySettings.get(name)).orElseGet(() -> asked(name)));
    }

    /** Where AWS Organizations does not answer for a service, nobody but the security account speaks for it: closed. */
    private Set<String> asked(String service) {
        try {
            return service.equals("organizations") ? management() : registered(service);
        } catch (OrganizationsException refused) {
            // A refusal is an answer and is kept; what passes is not, or a throttled call would shut an administrator
            // out.
            if (Failure.of(refused).passing()) {
                throw refused;
            }
            return Set.of();
        }
    }

    private Set<String> management() {
        return Set.of(home.client(OrganizationsClient::builder)
                .describeOrganization()
                .organization()
                .masterAccountId());
    }

    /** Where AWS Organizations does not answer for a service, nobody but the security account speaks for it: closed. */
    private Set<String> registered(String service) {
        return home
                .client(OrganizationsClient::builder)
                .listDelegatedAdministratorsPaginator(request -> request.servicePrincipal(PRINCIPALS.get(service)))
                .stream()
                .flatMap(page -> page.delegatedAdministrators().stream())
                .map(DelegatedAdministrator::id)
                .collect(Collectors.toSet());
    }
}
