package dev.parapet.scp.language;

import dev.parapet.scp.language.Located.Scalar;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the value of a condition is of its operator's kind. IAM stores some that are not, and they never match: a deny that
 * says {@code "Bool": {"aws:SecureTransport": "flase"}} denies nothing.
 */
final class Operands {
    private Operands() {}

    static void check(Test test, Scalar value) {
        String text = value.text();
        if (!test.kind().takesVariables() && text.contains("${")) {
            throw value.invalid("%s takes no variables, and '%s' is one".formatted(test.word(), text));
        }
        if (test.kind().takesVariables() && Variables.unclosed(text)) {
            throw value.invalid("'%s' opens a variable that it does not close; write ${key}".formatted(text));
        }
        wanted(test.kind(), text).ifPresent(wanted -> {
            throw value.invalid("%s compares with %s, and '%s' is none".formatted(test.word(), wanted, text));
        });
    }

    private static Optional<String> wanted(Test.Kind kind, String text) {
        return switch (kind) {
            case TEXT -> Optional.empty();
            case ARN -> unless(text.contains("${") || text.split(":", 6).length == 6, "an ARN of six parts");
            case NUMBER -> unless(Literals.number(text).isPresent(), "a number");
            case DATE -> unless(Literals.date(text).isPresent(), "a date, such as 2026-01-31T00:00:00Z");
            case TRUTH -> {
                String word = text.toLowerCase(Locale.ROOT);
                yield unless(word.equals("true") || word.equals("false"), "true or false");
            }
            case BINARY -> unless(Literals.bytes(text).isPresent(), "Base64");
            case NETWORK -> unless(Network.parse(text).isPresent(), "an address or a range, such as 10.0.0.0/8");
        };
    }

    private static Optional<String> unless(boolean fine, String wanted) {
        return fine ? Optional.empty() : Optional.of(wanted);
    }
}
