package dev.parapet.remediations.shared;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda function as a request names it: by its name, a part of its ARN or all of it, and with a version or an alias behind
 * it or not.
 *
 * @param qualifier the version or alias
 */
public record FunctionName(String name, Optional<String> qualifier) {
    private static final Pattern FORM = Pattern.compile(
            "(?:arn:[\\w-]+:lambda:[\\w-]+:)?(?:\\d{12}:)?(?:function:)?([\\w-]{1,64})(?::([\\w-]{1,128}|\\$LATEST))?");

    /** Empty for what Lambda would not take. */
    public static Optional<FunctionName> of(String text) {
        return Optional.of(FORM.matcher(text))
                .filter(Matcher::matches)
                .map(form -> new FunctionName(form.group(1), real(form.group(2))));
    }

    /** With the qualifier that the request gives apart from the name. */
    public FunctionName at(String other) {
        return other.matches("[\\w-]{1,128}|\\$LATEST") ? new FunctionName(name, real(other)) : this;
    }

    /** The latest code is what a function without a qualifier is. */
    private static Optional<String> real(@Nullable String qualifier) {
        return Optional.ofNullable(qualifier).filter(name -> !name.equals("$LATEST"));
    }

    @Override
    public String toString() {
        return name + qualifier.map(part -> ":" + part).orElse("");
    }
}
