package dev.parapet.audit.log;

import java.nio.file.Path;

/** A signing key cannot be made, read or used; the message says what to do. */
public final class SignerUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignerUnusable(Path file, String what) {
        super("%s: %s".formatted(file, what));
    }

    /** Says which key of a service cannot sign, and why. */
    public SignerUnusable(String key, String what, Exception cause) {
        super("%s: %s. Nothing was published; records wait until it can sign again.".formatted(key, what), cause);
    }

    SignerUnusable(Path file, Exception cause) {
        super("%s: %s".formatted(file, cause), cause);
    }
}
