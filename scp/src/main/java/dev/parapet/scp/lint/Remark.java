package dev.parapet.scp.lint;

/**
 * Something about one place in a file.
 *
 * @param line from 1
 * @param advice what to do
 */
public record Remark(String file, int line, Level level, String what, String advice) {
    /** How bad it is. */
    public enum Level {
        /** It does not do what it says, or does harm. */
        ERROR,
        /** Somebody should look at it. */
        WARNING
    }

    /** {@code scp/a.json:3: error: …; …}. */
    @Override
    public String toString() {
        return "%s:%d: %s: %s; %s".formatted(file, line, level == Level.ERROR ? "error" : "warning", what, advice);
    }
}
