package dev.parapet.cli;

/** Text that came from outside and goes to a terminal. */
final class Safe {
    private Safe() {}

    /** Without control characters: a resource name must not move the cursor or colour the screen. */
    static String text(String raw) {
        return raw.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]", " ");
    }
}
