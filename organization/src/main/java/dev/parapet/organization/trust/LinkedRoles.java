package dev.parapet.organization.trust;

import com.google.auto.service.AutoService;
import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.policies.OrganizationSettings;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InvalidInputException;

/** The roles that services act under in the management account and the security account; in others they make their own. */
@AutoService(Step.class)
public final class LinkedRoles implements Step {
    /** What others come after. */
    public static final String ID = "service-linked-roles";

    private static final String PATH = "/aws-service-role/";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "services have their roles where the organization is run from";
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public Set<String> after() {
        return Set.of(TrustedAccess.ID);
    }

    @Override
    public Optional<Roles> at(Site site) {
        boolean concerned = site.isManagement() || site.account().equals(site.security());
        return Optional.of(new Roles(services(site.wish().settings()))).filter(roles -> concerned);
    }

    private static SortedSet<String> services(OrganizationSettings settings) {
        return settings.services().stream().flatMap(LinkedRoles::of).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> of(Service service) {
        return switch (service) {
            case CONFIG -> Stream.of("config.amazonaws.com");
            case GUARDDUTY -> Stream.of("guardduty.amazonaws.com", "malware-protection.guardduty.amazonaws.com");
            case SECURITY_HUB -> Stream.of("securityhub.amazonaws.com");
            case ACCESS_ANALYZER -> Stream.of("access-analyzer.amazonaws.com");
            case INSPECTOR -> Stream.of("inspector2.amazonaws.com");
            case MACIE -> Stream.of("macie.amazonaws.com");
        };
    }

    /** The services that are to have a role. */
    record Roles(SortedSet<String> services) implements Part<Set<String>> {
        Roles {
            services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
        }

        /** Its path names the service, and only the service may use that path. */
        @Override
        public Set<String> observe(Aws aws) {
            return aws.client(IamClient::builder).listRolesPaginator(to -> to.pathPrefix(PATH)).stream()
                    .flatMap(page -> page.roles().stream())
                    .map(role -> role.path().substring(PATH.length()).replace("/", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public Proposal plan(Set<String> there) {
            return new Proposal(
                    services.stream()
                            .filter(service -> !there.contains(service))
                            .map(MakeRole::new)
                            .toList(),
                    List.of());
        }
    }

    /** Makes the role of one service. */
    record MakeRole(String service) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "iam:CreateServiceLinkedRole";
        }

        @Override
        public String describe() {
            return "service-linked role of %s: none -> its own".formatted(service);
        }

        /** IAM has no code of its own for a role that is there, only this sentence. */
        @Override
        public void apply(Aws aws) {
            try {
                aws.client(IamClient::builder).createServiceLinkedRole(to -> to.awsServiceName(service));
            } catch (InvalidInputException refused) {
                if (!String.valueOf(refused.getMessage()).contains("has been taken in this account")) {
                    throw refused;
                }
            }
        }
    }
}
