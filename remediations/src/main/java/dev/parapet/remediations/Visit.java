package dev.parapet.remediations;

import dev.parapet.core.Family;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * As whom Parapet enters a member account, and how long it waits where AWS asks for a slower pace.
 *
 * @param namedRole one role for everything, for an organization in which Parapet is not deployed; absent for its own roles
 * @param patient whether calls slow down with AWS instead of giving up soon
 */
public record Visit(Optional<String> namedRole, boolean patient) {
    /** Under Parapet's own roles, and back in time to hand the event back. */
    public static final Visit FOR_EVENTS = new Visit(Optional.empty(), false);

    /** For a sweep, which has time. */
    public static Visit forSweep(Optional<String> namedRole) {
        return new Visit(namedRole, true);
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

    Supplier<RetryStrategy> retries() {
        return patient ? Visit::untilItGoes : Visit::onlyWhatWasRefusedInPassing;
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
