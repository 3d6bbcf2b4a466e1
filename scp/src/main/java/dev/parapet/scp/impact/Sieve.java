package dev.parapet.scp.impact;

import java.util.Optional;

/**
 * Which records are left out, and why.
 *
 * @param outsiders whether callers from outside count, as they do for resource control policies
 */
record Sieve(Scope scope, String since, boolean outsiders) {
    static Sieve of(Scope scope, boolean outsiders) {
        return new Sieve(scope, scope.since().map(Object::toString).orElse(""), outsiders);
    }

    Optional<Skip> skip(Event event) {
        // Both are ISO 8601 in UTC, to the second: their texts are in the order of time.
        if (event.text("eventTime").compareTo(since) < 0) {
            return Optional.of(Skip.TOO_OLD);
        }
        String kind = event.text("eventType");
        if (kind.equals("AwsServiceEvent") || kind.equals("AwsCloudTrailInsight")) {
            return Optional.of(Skip.SERVICE_EVENT);
        }
        return event.field("errorCode").isPresent() ? Optional.of(Skip.FAILED) : caller(event);
    }

    private Optional<Skip> caller(Event event) {
        String type = event.text("userIdentity.type");
        if (type.equals("AWSService")) {
            return outsiders ? Optional.empty() : Optional.of(Skip.SERVICE);
        }
        String principal = event.principal();
        if (principal.contains(":role/aws-service-role/") || principal.contains("/AWSServiceRoleFor")) {
            return Optional.of(Skip.SERVICE_LINKED_ROLE);
        }
        String account = event.caller();
        if (account.isEmpty()) {
            return outsiders && type.equals("AWSAccount") ? Optional.empty() : Optional.of(Skip.INCOMPLETE);
        }
        if (scope.isManagement(account)) {
            return Optional.of(Skip.MANAGEMENT_ACCOUNT);
        }
        return place(account, event);
    }

    private Optional<Skip> place(String account, Event event) {
        if (!scope.isMember(account, event)) {
            return outsiders ? Optional.empty() : Optional.of(Skip.OTHER_ORGANIZATION);
        }
        return account.equals(event.recipient()) ? Optional.empty() : Optional.of(Skip.OWNERS_COPY);
    }
}
