package dev.parapet.audit.report;

/** A PDF was asked for and there is no browser to print it, or it did not print; the message says what to install. */
public final class BrowserMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrowserMissing(String message) {
        super(message);
    }
}
