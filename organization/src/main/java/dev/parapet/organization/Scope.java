package dev.parapet.organization;

/** Where a step is taken: in which account, and how often. */
public enum Scope {
    /** Once, in the management account. */
    ORGANIZATION,
    /** In the management account, once in each region. */
    ORGANIZATION_REGION,
    /** Once, in the security account. */
    SECURITY,
    /** In the security account, once in each region. */
    SECURITY_REGION,
    /** Once, in the account that keeps the logs. */
    ARCHIVE,
    /** Once in every account. */
    ACCOUNT,
    /** In every account, once in each region. */
    ACCOUNT_REGION;

    /** Whether it is taken once in each region. */
    public boolean regional() {
        return name().endsWith("REGION");
    }

    /** Whether it is taken in every account, so that an account that joins needs it. */
    public boolean ofAccount() {
        return this == ACCOUNT || this == ACCOUNT_REGION;
    }
}
