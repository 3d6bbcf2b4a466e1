package dev.parapet.audit.reconcile;

/** A file is no CloudTrail log, or cannot be read; the message says which and why. */
public final class CloudTrailUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CloudTrailUnreadable(String file, Exception cause) {
        super("%s is not read as a log of CloudTrail: %s".formatted(file, cause.getMessage()), cause);
    }
}
