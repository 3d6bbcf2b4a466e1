package dev.parapet.core;

import java.util.Locale;

/** The eight groups of guardrails: one function and one member role each, however many guardrails there are. */
public enum Family {
    IDENTITY,
    STORAGE,
    DATABASE,
    COMPUTE,
    NETWORK,
    MESSAGING,
    TELEMETRY,
    ORGANIZATION;

    /** The name in role paths and metrics, for example {@code identity}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this family in a member account: {@code arn:aws:iam::111122223333:role/parapet/identity}. */
    public String roleArn(String partition, String account) {
        return "arn:%s:iam::%s:role/parapet/%s".formatted(partition, account, slug());
    }

    /** The session name under which Parapet uses the role; CloudTrail shows it beside each call. */
    public String sessionName() {
        return "parapet-" + slug();
    }
}
