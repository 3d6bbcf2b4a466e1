package dev.parapet.remediations;

import dev.parapet.core.AccessRefused;
import dev.parapet.core.Aws;
import dev.parapet.core.Failure;
import dev.parapet.core.Family;
import dev.parapet.core.ResourceId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** The way into the accounts of the organization: one assumed role an account, family and hour, one client a region. */
public final class MemberAccounts {
    private static final Duration SESSION = Duration.ofHours(1);

    private final Connection connection;
    private final LiveOrganization organization;
    private final Visit visit;
    private final ConcurrentHashMap<String, AwsCredentialsProvider> sessions = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Place, Aws> open = new ConcurrentHashMap<>();

    private record Place(String role, String region) {}

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
     * The account and region of a resource, under the role of a family.
     *
     * @throws AccessRefused when the role cannot be assumed
     */
    public Aws in(Family family, ResourceId resource) {
        String role = visit.role(family, resource.partition(), resource.account());
        AwsCredentialsProvider session = visit.isAtHome(organization, resource.account())
                ? connection.credentials()
                : sessions.computeIfAbsent(role, arn -> session(arn, family.sessionName()));
        enter(role, session);
        return open.computeIfAbsent(
                new Place(role, resource.region()),
                place -> Clients.member(
                        connection, Region.of(place.region()), session, visit.retries(), organization::has));
    }

    /** Forgets the clients of an account and region; whoever still has them may go on using them. */
    public void forget(Family family, ResourceId resource) {
        open.remove(new Place(visit.role(family, resource.partition(), resource.account()), resource.region()));
    }

    /** Cached until shortly before it ends; refused here rather than in the middle of a repair. */
    private static void enter(String role, AwsCredentialsProvider session) {
        try {
            session.resolveCredentials();
        } catch (SdkException e) {
            throw new AccessRefused(role, Failure.of(e).reason(), e);
        }
    }

    private AwsCredentialsProvider session(String role, String name) {
        AssumeRoleRequest request = AssumeRoleRequest.builder()
                .roleArn(role)
                .roleSessionName(name)
                .durationSeconds(Math.toIntExact(SESSION.toSeconds()))
                .build();
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(organization.home().client(StsClient::builder))
                .refreshRequest(request)
                .build();
    }
}
