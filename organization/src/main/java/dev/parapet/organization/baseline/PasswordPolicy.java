package dev.parapet.organization.baseline;

import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What an account asks of the passwords of its IAM users.
 *
 * @param length at least so many characters
 * @param classes which kinds of character a password must have
 * @param maxAge days after which it has to be changed; empty for never, which NIST recommends and some auditors do not
 * @param reuse how many old ones may not come back
 * @param hardExpiry whether an expired one locks the user out until an administrator helps
 * @param changeable whether users may change their own
 */
public record PasswordPolicy(
        int length, Classes classes, OptionalInt maxAge, int reuse, boolean hardExpiry, boolean changeable) {
    /** What holds where an account has no policy of its own: eight characters of three kinds, which AWS enforces itself. */
    public static final PasswordPolicy NONE =
            new PasswordPolicy(8, new Classes(false, false, false, false), OptionalInt.empty(), 0, false, false);

    /** As CIS has it: fourteen characters, the last 24 do not come back. */
    public static final PasswordPolicy CIS =
            new PasswordPolicy(14, new Classes(true, true, true, true), OptionalInt.empty(), 24, false, true);

    /** Kinds of character that must be there. */
    public record Classes(boolean upper, boolean lower, boolean digits, boolean symbols) {
        Classes or(Classes other) {
            return new Classes(
                    upper || other.upper, lower || other.lower, digits || other.digits, symbols || other.symbols);
        }
    }

    /** What is as strict as both in everything, for the call replaces the whole policy. */
    PasswordPolicy and(PasswordPolicy other) {
        return new PasswordPolicy(
                Math.max(length, other.length),
                classes.or(other.classes),
                shorter(maxAge, other.maxAge),
                Math.max(reuse, other.reuse),
                hardExpiry || other.hardExpiry,
                changeable || other.changeable);
    }

    private static OptionalInt shorter(OptionalInt one, OptionalInt other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return OptionalInt.of(Math.min(one.getAsInt(), other.getAsInt()));
    }

    /** In a few words. */
    String words() {
        return "%d characters, %d kinds, %s, last %d barred%s"
                .formatted(
                        length,
                        kinds(),
                        maxAge.isPresent() ? maxAge.getAsInt() + " days" : "no expiry",
                        reuse,
                        hardExpiry ? ", locked when expired" : "");
    }

    private long kinds() {
        return Stream.of(classes.upper(), classes.lower(), classes.digits(), classes.symbols())
                .filter(it -> it)
                .count();
    }
}
