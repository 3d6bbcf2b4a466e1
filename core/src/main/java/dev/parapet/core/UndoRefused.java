package dev.parapet.core;

/** A repair is not taken back, and nothing was changed. The message says why and what to do instead. */
public final class UndoRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UndoRefused(String message) {
        super(message);
    }
}
