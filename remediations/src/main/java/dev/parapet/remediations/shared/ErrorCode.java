package dev.parapet.remediations.shared;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What AWS calls a refusal, for the services (EC2 first) whose SDK has one exception for all of them. */
public final class ErrorCode {
    private ErrorCode() {}

    /** The code, for example {@code InvalidSnapshot.NotFound}; empty where AWS gave none. */
    public static String of(AwsServiceException refusal) {
        return Optional.ofNullable(refusal.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }
}
