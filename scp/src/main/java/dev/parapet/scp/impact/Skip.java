package dev.parapet.scp.impact;

/** Why a record says nothing about what policies would do. */
public enum Skip {
    FAILED("the call failed anyway"),
    SERVICE_EVENT("a service's own event, not a call"),
    SERVICE("called by an AWS service, which service control policies do not bind"),
    SERVICE_LINKED_ROLE("a service-linked role, which policies do not bind"),
    MANAGEMENT_ACCOUNT("the management account, which policies do not bind"),
    OTHER_ORGANIZATION("a caller whose account is not known to belong to the organization"),
    OWNERS_COPY("the resource owner's copy of a call that the caller's account has, too"),
    UNMAPPED("no action of IAM is known for it"),
    TOO_OLD("older than asked for"),
    INCOMPLETE("it does not say who called");

    private final String reason;

    Skip(String reason) {
        this.reason = reason;
    }

    /** For people. */
    public String reason() {
        return reason;
    }
}
