package dev.parapet.scp.language;

import java.util.List;

/**
 * Which actions or resources a statement is about.
 *
 * @param not whether it is about all but these: {@code NotAction}, {@code NotResource}
 * @param patterns texts in which {@code *} and {@code ?} stand for others
 */
public record Selection(boolean not, List<String> patterns) {
    public Selection {
        patterns = List.copyOf(patterns);
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("a selection names at least one pattern");
        }
    }

    /** These. */
    public static Selection of(String... patterns) {
        return new Selection(false, List.of(patterns));
    }

    /** All but these. */
    public static Selection allBut(String... patterns) {
        return new Selection(true, List.of(patterns));
    }
}
