package dev.parapet.tests.docs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sts.StsClient;

/** The README says that the tests talk to loopback only. */
class ClosedNetworkTest {
    @Test
    void client_that_was_not_told_another_endpoint_does_not_get_out() {
        try (StsClient aws = StsClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(to -> to.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build()) {
            assertThatThrownBy(aws::getCallerIdentity).hasRootCauseInstanceOf(ConnectException.class);
        }
    }
}
