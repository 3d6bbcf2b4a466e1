package dev.parapet.core.event;

import java.util.regex.Pattern;

/** Reasons end up in logs and terminals: no control characters, and never the whole input. */
final class Reason {
    private static final int LONGEST = 300;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private Reason() {}

    static String printable(String reason) {
        String head = reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST - 1) + "…";
        return UNPRINTABLE.matcher(head).replaceAll("");
    }
}
