package dev.parapet.audit.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that came from outside, with everything a reader would not see written out. */
final class Visible {
    /** Controls, and what turns the direction of text or has no width: a name must not look like another one. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}&&[^\\n\\t]]|[\\p{Cs}\\u00AD\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]");

    private Visible() {}

    /** The text, with unseen characters as {@code \}{@code u202E}. */
    static String text(String raw) {
        Matcher unseen = UNSEEN.matcher(raw);
        return unseen.find()
                ? unseen.replaceAll(
                        match -> "\\\\u%04X".formatted((int) match.group().charAt(0)))
                : raw;
    }
}
