package dev.parapet.audit.aws;

import dev.parapet.audit.log.StoreUnusable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What AWS refuses, in the words of a store. */
final class AwsFailure {
    private static final int SERVER = 500;
    private static final int CONFLICT = 409;

    private AwsFailure() {}

    static StoreUnusable at(String path, SdkException e) {
        return new StoreUnusable(path, what(e), e, isRetriable(e));
    }

    /** Too many calls, a service that is down, two writers in one moment, no connection: time mends all of them. */
    static boolean isRetriable(SdkException e) {
        return !(e instanceof AwsServiceException service)
                || service.isThrottlingException()
                || service.statusCode() >= SERVER
                || service.statusCode() == CONFLICT;
    }

    /** Some refusals have no code, only a status. */
    static String what(SdkException e) {
        if (e instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            return "%s %s (%d)"
                    .formatted(
                            service.awsErrorDetails().serviceName(),
                            service.awsErrorDetails().errorCode(),
                            service.statusCode());
        }
        return e.toString();
    }
}
