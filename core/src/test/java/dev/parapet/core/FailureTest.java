package dev.parapet.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class FailureTest {
    private static Failure refusal(int status, String code) {
        return Failure.of(AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("because")
                        .build())
                .build());
    }

    @ParameterizedTest
    @CsvSource({
        "400, Throttling, true, false",
        "429, TooManyRequests, true, false",
        "503, SlowDown, true, true",
        "500, InternalError, true, true",
        "403, AccessDenied, false, false",
        "400, InvalidParameterValue, false, false",
        "404, NoSuchBucket, false, false"
    })
    void a_refusal_says_whether_it_passes_and_whether_the_call_may_have_been_served(
            int status, String code, boolean passing, boolean unknown) {
        assertThat(refusal(status, code)).isEqualTo(new Failure(code + ": because", passing, unknown));
    }

    @ParameterizedTest
    @CsvSource({"403, AccessDenied: AWS gave no message", "400, HTTP 400: AWS gave no message"})
    void a_refusal_without_a_code_still_says_what_it_was(int status, String text) {
        assertThat(Failure.of(AwsServiceException.builder().statusCode(status).build()))
                .isEqualTo(new Failure(text, false, false));
    }

    @Test
    void a_lost_answer_is_passing_and_unknown_and_names_its_root() {
        IOException root = new IOException("connection reset");

        assertThat(Failure.of(SdkClientException.create("unable", new IllegalStateException("outer", root))))
                .isEqualTo(new Failure("no answer from AWS: connection reset", true, true));
    }

    @Test
    void a_client_that_is_set_up_wrong_does_not_pass() {
        assertThat(Failure.of(SdkClientException.create("no credentials")))
                .isEqualTo(new Failure("no answer from AWS: no credentials", false, false));
    }
}
