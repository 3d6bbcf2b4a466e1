package dev.parapet.core;

/** Parapet cannot get into an account: the role is missing, does not trust the security account, or STS is out of reach. */
public final class AccessRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AccessRefused(String role, String reason, Throwable cause) {
        super(
                "role %s cannot be assumed: %s; deploy the member role and its trust to that account"
                        .formatted(role, reason),
                cause);
    }
}
