package dev.parapet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

@ExtendWith(InSandbox.class)
class ProxyFaultsTest {
    private final Sandbox sandbox;
    private final Clients clients;

    ProxyFaultsTest(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.clients = Clients.of(sandbox, AwsBasicCredentials.create("somebody", "secret"));
    }

    @AfterEach
    void calm() {
        sandbox.reset();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("iam", "Throttling", "AccessDenied", "InternalFailure"),
                Arguments.of("rds", "Throttling", "AccessDenied", "InternalFailure"),
                Arguments.of("ec2", "RequestLimitExceeded", "UnauthorizedOperation", "InternalError"),
                Arguments.of("s3", "SlowDown", "AccessDenied", "InternalError"),
                Arguments.of("sqs", "ThrottlingException", "AccessDeniedException", "InternalServerException"),
                Arguments.of(
                        "organizations", "ThrottlingException", "AccessDeniedException", "InternalServerException"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void sdk_reads_the_code_of_each_refusal(String service, String throttled, String denied, String broken) {
        AwsServiceException throttling = refused(new Fault.Throttle(), service);
        assertThat(throttling.awsErrorDetails().errorCode()).isEqualTo(throttled);
        assertThat(throttling.isThrottlingException()).isTrue();
        AwsServiceException denial = refused(new Fault.AccessDenied(), service);
        assertThat(denial.awsErrorDetails().errorCode()).isEqualTo(denied);
        assertThat(denial.isThrottlingException()).isFalse();
        AwsServiceException failure = refused(new Fault.ServerError(), service);
        assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(broken);
        assertThat(failure.statusCode()).isEqualTo(500);
    }

    private AwsServiceException refused(Fault fault, String service) {
        sandbox.proxy().heal();
        sandbox.proxy().inject(fault, call -> call.service().equals(service));
        return catchThrowableOfType(AwsServiceException.class, () -> call(service));
    }

    private void call(String service) {
        switch (service) {
            case "iam" -> clients.client(IamClient::builder).listUsers();
            case "rds" -> clients.client(RdsClient::builder).describeDBInstances();
            case "ec2" -> clients.client(Ec2Client::builder).describeVolumes();
            case "s3" -> clients.client(S3Client::builder).getBucketEncryption(to -> to.bucket("any-bucket"));
            case "sqs" -> clients.client(SqsClient::builder).listQueues();
            default -> clients.client(OrganizationsClient::builder).listRoots();
        }
    }

    @Test
    void refused_call_changes_nothing_and_is_recorded() {
        sandbox.proxy().inject(new Fault.AccessDenied(), When.operation("CreateUser"));
        assertThatThrownBy(() -> create("ada")).isInstanceOf(AwsServiceException.class);
        assertThat(users()).isEmpty();
        assertThat(sandbox.proxy().calls().getFirst().status()).isEqualTo(403);
    }

    @Test
    void call_cut_after_it_was_served_happened_once_and_the_client_does_not_know() {
        sandbox.proxy().inject(new Fault.CutAfterServed(), When.operation("CreateUser"));
        assertThatThrownBy(() -> create("ada")).isInstanceOf(SdkClientException.class);
        assertThat(users()).containsExactly("ada");
        assertThat(sandbox.proxy().calls()).hasSize(1);
    }

    @Test
    void call_cut_before_it_was_served_did_not_happen() {
        sandbox.proxy().inject(new Fault.CutBefore(), When.operation("CreateUser"));
        assertThatThrownBy(() -> create("ada")).isInstanceOf(SdkClientException.class);
        assertThat(users()).isEmpty();
        assertThat(sandbox.proxy().calls().getFirst().status()).isZero();
    }

    @Test
    void client_itself_repeats_a_cut_call_that_has_no_body() {
        sandbox.proxy().inject(new Fault.CutBefore(), call -> call.service().equals("s3"));
        assertThatThrownBy(() -> call("s3")).isInstanceOf(SdkClientException.class);
        assertThat(sandbox.proxy().calls()).hasSize(2);
    }

    @Test
    void delayed_call_is_served_late() {
        sandbox.proxy().inject(new Fault.Delay(Duration.ofMillis(300)), When.operation("CreateUser"));
        long start = System.nanoTime();
        create("ada");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
        assertThat(users()).containsExactly("ada");
    }

    @Test
    void second_write_only_is_struck() {
        sandbox.proxy().inject(new Fault.ServerError(), When.nthWrite(2));
        create("first");
        assertThatThrownBy(() -> create("second")).isInstanceOf(AwsServiceException.class);
        create("third");
        assertThat(users()).containsExactly("first", "third");
    }

    @Test
    void every_other_write_is_struck() {
        sandbox.proxy().inject(new Fault.ServerError(), When.everyWrite(2));
        create("first");
        assertThatThrownBy(() -> create("second")).isInstanceOf(AwsServiceException.class);
        create("third");
        assertThatThrownBy(() -> create("fourth")).isInstanceOf(AwsServiceException.class);
        assertThat(users()).containsExactly("first", "third");
    }

    @Test
    void next_two_calls_are_struck_and_the_third_is_not() {
        sandbox.proxy()
                .inject(
                        new Fault.Throttle(),
                        When.next(2, call -> call.service().equals("iam")));
        assertThatThrownBy(() -> create("first")).isInstanceOf(AwsServiceException.class);
        assertThatThrownBy(() -> create("second")).isInstanceOf(AwsServiceException.class);
        create("third");
        assertThat(users()).containsExactly("third");
    }

    @Test
    void hooks_run_on_either_side_of_the_call_they_name() {
        List<Integer> seen = new ArrayList<>();
        sandbox.proxy().before(2, () -> seen.add(users().size()));
        sandbox.proxy().after(2, () -> seen.add(users().size()));
        create("first");
        create("second");
        create("third");
        assertThat(seen).containsExactly(1, 2);
    }

    private void create(String user) {
        clients.client(IamClient::builder).createUser(to -> to.userName(user));
    }

    /** A key nobody knows belongs, to moto, to the management account. */
    private List<String> users() {
        return sandbox
                .fixture(Organization.MANAGEMENT, "us-east-1")
                .client(IamClient::builder)
                .listUsers()
                .users()
                .stream()
                .map(user -> user.userName())
                .sorted()
                .toList();
    }
}
