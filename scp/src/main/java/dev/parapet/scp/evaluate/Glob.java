package dev.parapet.scp.evaluate;

/**
 * Patterns in which the wildcards are characters of their own, so that a literal star can be told from one; and texts of which
 * parts may be unknown. These characters are noncharacters of Unicode, which no text that is exchanged may hold.
 */
public final class Glob {
    /** In a text: any characters, not known which. */
    public static final char OPEN = '\uFDD2';
    /** In a text: any characters but a colon, not known which; so that an instance is no volume, whatever its id. */
    public static final char OPEN_NAME = '\uFDD3';

    static final char ANY = '\uFDD0';
    static final char ONE = '\uFDD1';

    private Glob() {}

    /** Whether the text fits the pattern: for certain, possibly, or not at all. */
    static Truth match(String pattern, String text) {
        if (pattern.length() == 1 && pattern.charAt(0) == ANY) {
            return Truth.YES;
        }
        if (closed(pattern, text)) {
            return Truth.YES;
        }
        return !hasOpen(text) || !overlap(pattern, text) ? Truth.NO : Truth.MAYBE;
    }

    private static boolean isOpen(char symbol) {
        return symbol == OPEN || symbol == OPEN_NAME;
    }

    /** Whether a part of the text is not known. */
    public static boolean hasOpen(String text) {
        return text.indexOf(OPEN) >= 0 || text.indexOf(OPEN_NAME) >= 0;
    }

    /** The text with a star for each part that is not known. */
    public static String shown(String text) {
        return hasOpen(text) ? text.replace(OPEN, '*').replace(OPEN_NAME, '*') : text;
    }

    /** Whether every text that the parts unknown can make fits: only a star covers such a part. */
    private static boolean closed(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int from = 0;
        while (t < text.length()) {
            char at = p < pattern.length() ? pattern.charAt(p) : '\0';
            if (p < pattern.length() && at == ANY) {
                star = p++;
                from = t;
            } else if (p < pattern.length() && !isOpen(text.charAt(t)) && (at == ONE || at == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++from;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == ANY) {
            p++;
        }
        return p == pattern.length();
    }

    /** Whether some text fits both: row by row, which beginnings of the two can be the same. */
    private static boolean overlap(String pattern, String text) {
        boolean[] row = row('\0', text, new boolean[0]);
        for (int p = 0; p < pattern.length(); p++) {
            row = row(pattern.charAt(p), text, row);
        }
        return row[text.length()];
    }

    /** One row more: {@code above} is the row of the pattern without its last character, and empty for the empty pattern. */
    private static boolean[] row(char at, String text, boolean[] above) {
        boolean[] row = new boolean[text.length() + 1];
        boolean first = above.length == 0;
        row[0] = first || (at == ANY && above[0]);
        for (int t = 1; t < row.length; t++) {
            char symbol = text.charAt(t - 1);
            boolean textIsEmptyHere = isOpen(symbol) && row[t - 1];
            boolean starGoesOn = !first && at == ANY && (above[t] || row[t - 1]);
            boolean openGoesOn = !first && (symbol == OPEN || (symbol == OPEN_NAME && at != ':')) && above[t];
            boolean same = !first && above[t - 1] && (at == ONE || at == symbol);
            row[t] = textIsEmptyHere || starGoesOn || openGoesOn || same;
        }
        return row;
    }
}
