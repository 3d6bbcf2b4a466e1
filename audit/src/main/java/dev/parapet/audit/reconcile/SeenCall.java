package dev.parapet.audit.reconcile;

import java.time.Instant;

/**
 * A call that CloudTrail has, made under one of Parapet's roles.
 *
 * @param request the request id
 * @param api the service's host prefix and CloudTrail's name of the call: {@code rds:ModifyDBInstance}
 * @param at when CloudTrail says it was made, to the second
 * @param account where
 * @param role the ARN of the role
 * @param error the error code; empty where it was served
 */
public record SeenCall(String request, String api, Instant at, String account, String role, String error) {
    @Override
    public String toString() {
        return "%s %s in %s (request %s, %s)%s"
                .formatted(at, api, account, request, role, error.isEmpty() ? "" : ": " + error);
    }
}
