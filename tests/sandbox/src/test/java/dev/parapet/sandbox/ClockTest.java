package dev.parapet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.sqs.SqsClient;

@ExtendWith(InSandbox.class)
class ClockTest {
    private static final String ACCOUNT = "111122223333";

    private final Sandbox sandbox;
    private final IamClient iam;

    ClockTest(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.iam = sandbox.fixture(ACCOUNT, "us-east-1").client(IamClient::builder);
    }

    @AfterEach
    void present() {
        sandbox.reset();
    }

    @Test
    void what_is_made_in_the_past_is_old_now() {
        sandbox.clock(Duration.ofDays(-120));
        AccessKey key = key("ada");
        sandbox.clock(Duration.ofDays(-100));
        Clients.of(sandbox, AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()))
                .client(SqsClient::builder)
                .listQueues();
        sandbox.clock(Duration.ZERO);
        assertThat(created("ada")).isCloseTo(daysAgo(120), within(1, ChronoUnit.MINUTES));
        assertThat(iam.getUser(to -> to.userName("ada")).user().createDate())
                .isCloseTo(daysAgo(120), within(1, ChronoUnit.MINUTES));
        AccessKeyLastUsed used = lastUsed(key);
        assertThat(used.lastUsedDate()).isCloseTo(daysAgo(100), within(1, ChronoUnit.MINUTES));
        assertThat(used.serviceName()).isEqualTo("sqs");
        assertThat(used.region()).isEqualTo("eu-west-1");
    }

    @Test
    void new_things_are_made_today_again() {
        sandbox.clock(Duration.ofDays(-120));
        sandbox.clock(Duration.ZERO);
        key("bob");
        assertThat(created("bob")).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void age_and_last_use_of_a_key_can_be_seeded() {
        AccessKey key = key("eve");
        sandbox.ageKey(ACCOUNT, key.accessKeyId(), daysAgo(200), daysAgo(95), "ec2", "eu-west-1");
        assertThat(created("eve")).isCloseTo(daysAgo(200), within(1, ChronoUnit.MINUTES));
        assertThat(lastUsed(key).lastUsedDate()).isCloseTo(daysAgo(95), within(1, ChronoUnit.MINUTES));
        assertThat(lastUsed(key).serviceName()).isEqualTo("ec2");
    }

    @Test
    void key_that_was_never_used_has_no_last_use() {
        AccessKey key = key("idle");
        sandbox.ageKey(ACCOUNT, key.accessKeyId(), daysAgo(200));
        assertThat(lastUsed(key).lastUsedDate()).isNull();
        assertThat(lastUsed(key).serviceName()).isEqualTo("N/A");
        assertThat(lastUsed(key).region()).isEqualTo("N/A");
    }

    private AccessKey key(String user) {
        iam.createUser(to -> to.userName(user));
        return iam.createAccessKey(to -> to.userName(user)).accessKey();
    }

    private Instant created(String user) {
        return iam.listAccessKeys(to -> to.userName(user))
                .accessKeyMetadata()
                .getFirst()
                .createDate();
    }

    private AccessKeyLastUsed lastUsed(AccessKey key) {
        return iam.getAccessKeyLastUsed(to -> to.accessKeyId(key.accessKeyId())).accessKeyLastUsed();
    }

    private static Instant daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days));
    }
}
