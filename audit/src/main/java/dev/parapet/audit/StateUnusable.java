package dev.parapet.audit;

import java.nio.file.Path;

/** The state directory, or a file in it, cannot be used; the message says which and why. */
public final class StateUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StateUnusable(Path path, String reason) {
        super("%s cannot be used: %s".formatted(path, reason));
    }
}
