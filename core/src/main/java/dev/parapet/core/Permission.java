package dev.parapet.core;

/**
 * One IAM action a guardrail needs in the member account.
 *
 * @param action for example {@code rds:ModifyDBInstance}
 * @param resource the ARN behind the partition, region and account, for example {@code db:*}; {@code *} where the action
 *     knows no resource type
 */
public record Permission(String action, String resource) {
    public Permission {
        if (!action.matches("[a-z0-9-]+:[A-Z][A-Za-z0-9]+")) {
            throw new IllegalArgumentException("not a full IAM action name: " + action);
        }
    }

    /** Reads better in a list of permissions. */
    public static Permission allow(String action, String resource) {
        return new Permission(action, resource);
    }
}
