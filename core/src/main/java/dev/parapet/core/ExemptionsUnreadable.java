package dev.parapet.core;

/** The registry of exemptions could not be read, so no write is safe. */
public final class ExemptionsUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExemptionsUnreadable(String where, Throwable cause) {
        super(
                "exemptions in %s cannot be read (%s); nothing is written until they can"
                        .formatted(where, cause.getMessage()),
                cause);
    }
}
