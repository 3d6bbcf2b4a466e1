package dev.parapet.core;

import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A refused or lost AWS call, in words a person can act on.
 *
 * @param reason what was refused, where, and why
 * @param passing whether another look in a moment may find it gone: throttling, server errors, lost connections
 * @param unknown whether the call may have been served all the same
 */
public record Failure(String reason, boolean passing, boolean unknown) {
    /** Reads an exception of the SDK. */
    public static Failure of(SdkException exception) {
        return new Failure(text(exception), passing(exception), unknown(exception));
    }

    /** The same failure, told of one call. */
    Failure of(String api) {
        return new Failure(api + " " + reason, passing, unknown);
    }

    private static boolean unknown(SdkException exception) {
        return exception instanceof AwsServiceException refusal ? refusal.statusCode() >= 500 : lost(exception);
    }

    /** The request may be out there and the answer is not here. */
    private static boolean lost(SdkException exception) {
        return exception instanceof ApiCallAttemptTimeoutException
                || causes(exception).anyMatch(IOException.class::isInstance);
    }

    private static String text(SdkException exception) {
        if (exception instanceof AwsServiceException refusal) {
            return code(refusal) + ": " + message(refusal);
        }
        return "no answer from AWS: " + rootCause(exception);
    }

    /** Some protocols answer a refusal without a code; the status still says that it was one. */
    private static String code(AwsServiceException refusal) {
        return details(refusal)
                .map(details -> details.errorCode())
                .orElse(refusal.statusCode() == 403 ? "AccessDenied" : "HTTP " + refusal.statusCode());
    }

    private static String message(AwsServiceException refusal) {
        return details(refusal).map(details -> details.errorMessage()).orElse("AWS gave no message");
    }

    private static Optional<software.amazon.awssdk.awscore.exception.AwsErrorDetails> details(
            AwsServiceException refusal) {
        return Optional.ofNullable(refusal.awsErrorDetails()).filter(details -> details.errorCode() != null);
    }

    private static boolean passing(SdkException exception) {
        if (exception instanceof AwsServiceException refusal) {
            return refusal.isThrottlingException() || refusal.statusCode() >= 500;
        }
        return lost(exception);
    }

    private static String rootCause(Throwable exception) {
        Throwable root = causes(exception).reduce((first, second) -> second).orElse(exception);
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static java.util.stream.Stream<Throwable> causes(Throwable exception) {
        return java.util.stream.Stream.iterate(exception, java.util.Objects::nonNull, Throwable::getCause);
    }
}
