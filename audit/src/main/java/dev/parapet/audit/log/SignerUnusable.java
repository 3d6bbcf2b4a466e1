package dev.parapet.audit.log;

import java.nio.file.Path;

/** A signing key cannot be made, read or used; the message says what to do. */
public final class SignerUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignerUnusable(Path file, String what) {
        super("%s: %s".formatted(file, what));
    }

    SignerUnusable(Path file, Exception cause) {
        super("%s: %s".formatted(file, cause), cause);
    }
}
