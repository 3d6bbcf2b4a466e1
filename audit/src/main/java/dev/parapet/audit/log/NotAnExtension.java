package dev.parapet.audit.log;

/** What was about to be signed does not continue what was signed before; nothing was signed. */
public final class NotAnExtension extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says at which size and why. */
    public NotAnExtension(long size, String what) {
        super("The log cannot go on from its signed size %d: %s. Nothing was signed; run the verifier."
                .formatted(size, what));
    }
}
