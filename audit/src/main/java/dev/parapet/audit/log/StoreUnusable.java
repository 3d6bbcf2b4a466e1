package dev.parapet.audit.log;

import java.io.IOException;

/** The store could not read or write; what stood at the path before still stands there. */
public final class StoreUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final boolean retriable;

    /** Says which path and why. */
    public StoreUnusable(String path, IOException cause) {
        super(
                "%s: %s. Nothing was overwritten; free the disk or repair the access, then do the same again."
                        .formatted(path, cause),
                cause);
        this.path = path;
        this.retriable = false;
    }

    /**
     * Says which place of a service, and why.
     *
     * @param retriable whether nothing but time is needed: too many calls, a service that is down, a lost connection
     */
    public StoreUnusable(String path, String what, Exception cause, boolean retriable) {
        super(
                "%s: %s. Nothing that was there is lost; %s, then do the same again."
                        .formatted(path, what, retriable ? "wait a little" : "repair the access"),
                cause);
        this.path = path;
        this.retriable = retriable;
    }

    /** Whether the same is worth trying again without anybody repairing anything. */
    public boolean isRetriable() {
        return retriable;
    }

    /** The place, as the store knows it. */
    public String path() {
        return path;
    }
}
