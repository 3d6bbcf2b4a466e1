package dev.parapet.audit.log;

import java.io.IOException;

/** The store could not read or write; what stood at the path before still stands there. */
public final class StoreUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    /** Says which path and why. */
    public StoreUnusable(String path, IOException cause) {
        super(
                "%s: %s. Nothing was overwritten; free the disk or repair the access, then do the same again."
                        .formatted(path, cause),
                cause);
        this.path = path;
    }

    /** The place, as the store knows it. */
    public String path() {
        return path;
    }
}
