package dev.parapet.audit.log;

/** A note or proof in good form that no trusted key stands behind; what it says must not be believed. */
public final class Untrusted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Untrusted(String what) {
        super(what);
    }
}
