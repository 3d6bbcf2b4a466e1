package dev.parapet.remediations.shared;

import dev.parapet.core.Aws;
import dev.parapet.core.Target;
import dev.parapet.remediations.shared.AgedKey.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsRequest;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredentialMetadata;
import software.amazon.awssdk.services.iam.model.SigningCertificate;

/** What users hold beside access keys: credentials for one service, and signing certificates. IAM does not know their last use. */
public final class OtherCredentials {
    private final IamClient iam;
    private final Aws aws;

    private OtherCredentials(Aws aws) {
        this.iam = aws.client(IamClient::builder);
        this.aws = aws;
    }

    /** Those of an account. */
    public static OtherCredentials in(Aws aws) {
        return new OtherCredentials(aws);
    }

    /** The credential that a target names together with its owner. Empty when gone. */
    public Optional<AgedKey> find(Target target) {
        String type = target.resource().type();
        return AgedKeys.in(aws)
                .owner(target)
                .flatMap(owner -> (type.equals(Kind.CERTIFICATE.type()) ? certificates(owner) : forServices(owner))
                        .filter(credential ->
                                credential.id().equals(target.resource().id()))
                        .findFirst());
    }

    /** Both kinds, of one user; none of a user who is gone. */
    public Stream<AgedKey> of(String user) {
        return Stream.concat(forServices(user), certificates(user));
    }

    /** The credentials for single services, of all users; asked for when somebody takes the first. */
    public Stream<AgedKey> forServices() {
        return Stream.of(ListServiceSpecificCredentialsRequest.builder()
                        .allUsers(true)
                        .build())
                .flatMap(this::forServices);
    }

    private Stream<AgedKey> forServices(String user) {
        try {
            return forServices(ListServiceSpecificCredentialsRequest.builder()
                    .userName(user)
                    .build());
        } catch (NoSuchEntityException gone) {
            return Stream.empty();
        }
    }

    /** The SDK has no paginator for this call. */
    private Stream<AgedKey> forServices(ListServiceSpecificCredentialsRequest request) {
        ListServiceSpecificCredentialsResponse first = iam.listServiceSpecificCredentials(request);
        return Stream.iterate(
                        Optional.of(first),
                        Optional::isPresent,
                        page -> page.filter(last -> Boolean.TRUE.equals(last.isTruncated()))
                                .map(last -> iam.listServiceSpecificCredentials(
                                        request.copy(next -> next.marker(last.marker())))))
                .flatMap(Optional::stream)
                .flatMap(page -> page.serviceSpecificCredentials().stream())
                .map(this::aged);
    }

    /** The signing certificates of a user; none of a user who is gone. One call: a user has two at most. */
    public Stream<AgedKey> certificates(String user) {
        try {
            return iam.listSigningCertificates(request -> request.userName(user)).certificates().stream()
                    .map(this::aged);
        } catch (NoSuchEntityException gone) {
            return Stream.empty();
        }
    }

    private AgedKey aged(ServiceSpecificCredentialMetadata credential) {
        return aged(
                Kind.SERVICE_CREDENTIAL,
                credential.serviceSpecificCredentialId(),
                credential.userName(),
                credential.statusAsString(),
                credential.createDate(),
                Optional.of(credential.serviceName()));
    }

    private AgedKey aged(SigningCertificate certificate) {
        return aged(
                Kind.CERTIFICATE,
                certificate.certificateId(),
                certificate.userName(),
                certificate.statusAsString(),
                certificate.uploadDate(),
                Optional.empty());
    }

    private AgedKey aged(Kind kind, String id, String user, String status, Instant created, Optional<String> service) {
        return new AgedKey(
                kind,
                id,
                user,
                status,
                created,
                Optional.empty(),
                service,
                Optional.empty(),
                Optional.empty(),
                aws.now());
    }
}
