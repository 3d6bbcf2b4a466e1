package dev.parapet.core;

/** A record could not be made durable; without a durable intent nothing is written to AWS. */
public final class TrailUnwritable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TrailUnwritable(String where, Throwable cause) {
        super(
                "the trail in %s cannot be written (%s); free the disk or name another --state"
                        .formatted(where, cause.getMessage()),
                cause);
    }
}
