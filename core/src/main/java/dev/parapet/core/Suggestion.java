package dev.parapet.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody who mistyped a name may have meant; to be put behind a complaint. */
public final class Suggestion {
    /** What is longer than any name is no name that was mistyped. */
    private static final int LONGEST = 100;

    private Suggestion() {}

    /** {@code ; did you mean 'mode'?} or {@code ; known are: …}. */
    public static String of(String typed, Collection<String> known) {
        return nearest(typed, known).orElseGet(() -> "; known are: " + String.join(", ", known));
    }

    /** The same where too many are known to be listed: nothing is said when nothing is near. */
    public static String near(String typed, Collection<String> known) {
        return nearest(typed, known).orElse("");
    }

    private static Optional<String> nearest(String typed, Collection<String> known) {
        String word = typed.substring(0, Math.min(typed.length(), LONGEST)).toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> distance(word, name) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(word, name)))
                .map(name -> "; did you mean '%s'?".formatted(name));
    }

    /** Edits between two words (Levenshtein), whatever the case of the name. */
    private static int distance(String a, String name) {
        String b = name.toLowerCase(Locale.ROOT);
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
            }
            last = row;
        }
        return last[b.length()];
    }
}
