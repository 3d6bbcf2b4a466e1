package dev.parapet.remediations;

import dev.parapet.core.AccessRefused;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Failure;
import dev.parapet.core.Family;
import dev.parapet.core.ResourceId;
import dev.parapet.policies.MemberRoles;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * The way into the accounts of the organization: the role of a family, in sessions that can do no more than one guardrail
 * declares in one region, each kept for an hour.
 */
public final class MemberAccounts {
    private static final Duration SESSION = Duration.ofHours(1);

    private final Connection connection;
    private final LiveOrganization organization;
    private final Visit visit;
    private final ConcurrentHashMap<Session, AwsCredentialsProvider> sessions = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Open, Aws> open = new ConcurrentHashMap<>();

    /**
     * What is asked of STS.
     *
     * @param policy what the session is cut down to; absent when the role says it all
     */
    private record Session(String role, String name, Optional<String> policy) {}

    private record Open(Session session, String region) {}

    /** Nothing is called before the first account is entered. */
    public MemberAccounts(Connection connection, LiveOrganization organization) {
        this(connection, organization, Visit.FOR_EVENTS);
    }

    /** As another visitor than the handler of events: a sweep. */
    public MemberAccounts(Connection connection, LiveOrganization organization, Visit visit) {
        this.connection = connection;
        this.organization = organization;
        this.visit = visit;
    }

    /**
     * The account and region of a resource, for one guardrail and nothing else.
     *
     * @throws AccessRefused when the role cannot be assumed
     */
    public Aws in(Control control, ResourceId resource) {
        String policy = MemberRoles.session(control, resource.partition(), resource.account(), resource.region())
                .toString();
        return in(session(control.family(), Optional.of(policy), resource), resource);
    }

    /**
     * The same under all that the role of a family may.
     *
     * @throws AccessRefused when the role cannot be assumed
     */
    public Aws in(Family family, ResourceId resource) {
        return in(session(family, resource), resource);
    }

    private Aws in(Session session, ResourceId resource) {
        AwsCredentialsProvider credentials = visit.isAtHome(organization, resource.account())
                ? connection.credentials()
                : sessions.computeIfAbsent(session, this::credentials);
        enter(session.role(), credentials);
        return open.computeIfAbsent(
                new Open(session, resource.region()),
                place -> Clients.member(
                        connection, Region.of(place.region()), credentials, visit.retries(), organization::has));
    }

    /** Forgets the clients of an account and region; whoever still has them may go on using them. */
    public void forget(Family family, ResourceId resource) {
        open.remove(new Open(session(family, resource), resource.region()));
    }

    private Session session(Family family, ResourceId resource) {
        return session(family, Optional.empty(), resource);
    }

    private Session session(Family family, Optional<String> policy, ResourceId resource) {
        String role = visit.role(family, resource.partition(), resource.account());
        return new Session(role, family.sessionName(), policy);
    }

    /** Cached until shortly before it ends; refused here rather than in the middle of a repair. */
    private static void enter(String role, AwsCredentialsProvider session) {
        try {
            session.resolveCredentials();
        } catch (SdkException e) {
            throw new AccessRefused(role, Failure.of(e).reason(), e);
        }
    }

    private AwsCredentialsProvider credentials(Session session) {
        AssumeRoleRequest request = AssumeRoleRequest.builder()
                .roleArn(session.role())
                .roleSessionName(session.name())
                .policy(session.policy().orElse(null))
                .durationSeconds(Math.toIntExact(SESSION.toSeconds()))
                .build();
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(organization.home().client(StsClient::builder))
                .refreshRequest(request)
                .build();
    }
}
