package dev.parapet.audit.reconcile;

/** A file is no CloudTrail log, or cannot be read; the message says which and why. */
public final class CloudTrailUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Because of the file, or of the disk it lies on. */
    public CloudTrailUnreadable(String file, Exception cause) {
        this(file, String.valueOf(cause.getMessage()), cause);
    }

    /**
     * For a reason that the cause does not say well.
     *
     * @param reason a clause
     */
    public CloudTrailUnreadable(String file, String reason, Exception cause) {
        super("%s is not read as a log of CloudTrail: %s".formatted(file, reason), cause);
    }
}
