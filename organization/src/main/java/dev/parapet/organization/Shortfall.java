package dev.parapet.organization;

import java.util.Collection;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * AWS answered a call with success and did not do all of it, or does not show yet what it did. It is told like a refusal that
 * passes: after a look the setup asks again for what is left.
 */
public final class Shortfall {
    private Shortfall() {}

    /** Accounts that a call for many left out; the others are done. */
    public static AwsServiceException accounts(Collection<String> left) {
        return of("UnprocessedAccounts", "left out " + String.join("; ", left));
    }

    /** Something else. */
    public static AwsServiceException of(String code, String message) {
        return AwsServiceException.builder()
                .message(message)
                .statusCode(503)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
