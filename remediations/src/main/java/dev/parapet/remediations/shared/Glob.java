package dev.parapet.remediations.shared;

import java.util.regex.Pattern;

/** Names with wildcards, as policies write them: {@code sqs:*}. Case means nothing in them. */
final class Glob {
    private Glob() {}

    static boolean covers(String pattern, String name) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(name).matches();
    }

    /** Whether an element of a statement ({@code Action}, {@code Resource}) speaks of that name. */
    static boolean covers(Statement statement, String element, String name) {
        return Statement.values(statement.text().path(element)).anyMatch(pattern -> covers(pattern, name));
    }
}
