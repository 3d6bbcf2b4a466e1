package dev.parapet.remediations;

import dev.parapet.core.Calls;
import dev.parapet.core.Failure;
import dev.parapet.core.Family;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * As whom Parapet enters a member account, and how long it waits where AWS asks for a slower pace.
 *
 * @param namedRole one role for everything, for an organization in which Parapet is not deployed; absent for its own roles
 * @param retries a fresh strategy for each client
 */
public record Visit(Optional<String> namedRole, Supplier<RetryStrategy> retries) {
    /** Under Parapet's own roles, and back in time to hand the event back. */
    public static final Visit FOR_EVENTS = new Visit(Optional.empty(), Visit::onlyWhatWasRefusedInPassing);

    /** For a sweep, which has time. */
    public static Visit forSweep(Optional<String> namedRole) {
        return new Visit(namedRole, Visit::untilItGoes);
    }

    /** What Organizations, Config and RAM say when they were asked too soon or by too many; nothing was done then. */
    private static final Set<String> TOO_SOON = Set.of(
            "ConcurrentModificationException",
            "PolicyTypeNotEnabledException",
            "PolicyChangesInProgressException",
            "InsufficientDeliveryPolicyException",
            "NoAvailableDeliveryChannelException",
            "OperationNotPermittedException",
            "LimitExceededException",
            "InvalidStateException",
            "TooManyRequestsException",
            "TooManyUpdates");

    /**
     * For the setup of the organization, in which AWS needs to hear some things twice.
     *
     * @param first the longest first pause; the pauses double, up to twenty seconds, and are drawn by lot
     */
    public static Visit forSetup(String namedRole, Duration first) {
        return new Visit(Optional.of(namedRole), () -> untilItIsTime(first));
    }

    String role(Family family, String partition, String account) {
        return namedRole
                .map(name -> "arn:%s:iam::%s:role/%s".formatted(partition, account, name))
                .orElseGet(() -> family.roleArn(partition, account));
    }

    /** The account whose credentials these are needs no role to be looked at, if the role is not Parapet's own. */
    boolean isAtHome(LiveOrganization organization, String account) {
        return namedRole.isPresent() && organization.home(account);
    }

    /**
     * A call refused for its pace or its clock was not made, so making it again is safe. After any other failure the write
     * may have happened: the Enforcer looks before it writes again, and a blind repeat here would go behind its back. The
     * conditions of a strategy only ever add to the client's own, which repeat lost and failed calls; hence without those.
     */
    private static RetryStrategy onlyWhatWasRefusedInPassing() {
        return DefaultRetryStrategy.standardStrategyBuilder()
                .useClientDefaults(false)
                .maxAttempts(4)
                .retryOnException(Visit::notMade)
                .treatAsThrottling(Visit::throttled)
                .build();
    }

    /** Each client, which is one account, region and service, finds the pace at which AWS answers, and keeps to it. */
    private static RetryStrategy untilItGoes() {
        return DefaultRetryStrategy.adaptiveStrategyBuilder()
                .useClientDefaults(false)
                .maxAttempts(10)
                .retryOnException(Visit::notMade)
                .treatAsThrottling(Visit::throttled)
                .build();
    }

    /**
     * A read may be made again whatever became of it. While a change is being made, only what was surely not made is: after
     * any other failure the step looks, and plans what is left. There is no budget of retries, as there are only the twenty.
     */
    private static RetryStrategy untilItIsTime(Duration first) {
        BackoffStrategy pauses = BackoffStrategy.exponentialDelay(first, first.multipliedBy(128));
        return DefaultRetryStrategy.standardStrategyBuilder()
                .useClientDefaults(false)
                .circuitBreakerEnabled(false)
                .maxAttempts(20)
                .backoffStrategy(pauses)
                .throttlingBackoffStrategy(pauses)
                .retryOnException(
                        failure -> notMade(failure) || tooSoon(failure) || (!Calls.listening() && passing(failure)))
                .treatAsThrottling(Visit::throttled)
                .build();
    }

    private static boolean tooSoon(Throwable failure) {
        return failure instanceof AwsServiceException refusal
                && refusal.awsErrorDetails() != null
                && TOO_SOON.contains(String.valueOf(refusal.awsErrorDetails().errorCode()));
    }

    private static boolean passing(Throwable failure) {
        return failure instanceof SdkException one && Failure.of(one).passing();
    }

    private static boolean notMade(Throwable failure) {
        return throttled(failure) || skewed(failure);
    }

    private static boolean throttled(Throwable failure) {
        return failure instanceof SdkServiceException refusal && refusal.isThrottlingException();
    }

    private static boolean skewed(Throwable failure) {
        return failure instanceof SdkServiceException refusal && refusal.isClockSkewException();
    }
}
