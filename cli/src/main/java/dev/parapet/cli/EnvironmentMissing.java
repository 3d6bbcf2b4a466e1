package dev.parapet.cli;

/** Something around Parapet is missing; the message says what, and what to do. */
final class EnvironmentMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnvironmentMissing(String message) {
        super(message);
    }
}
