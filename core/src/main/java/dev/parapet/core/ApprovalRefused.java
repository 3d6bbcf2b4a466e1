package dev.parapet.core;

/** An approval does not count, and nothing was changed. The message says why and what to do instead. */
public final class ApprovalRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ApprovalRefused(String message) {
        super(message);
    }
}
