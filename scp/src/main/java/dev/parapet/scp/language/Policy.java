package dev.parapet.scp.language;

import java.util.List;
import java.util.Optional;

/**
 * A policy, read strictly: whatever this record cannot hold was refused.
 *
 * @param version absent means 2008-10-17, in which {@code ${…}} is text and no variable
 */
public record Policy(Optional<String> version, Optional<String> id, List<Statement> statements) {
    /** The version of the language that has variables. */
    public static final String CURRENT = "2012-10-17";

    public Policy {
        statements = List.copyOf(statements);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("a policy has at least one statement");
        }
    }

    /** A policy in the current version. */
    public static Policy of(List<Statement> statements) {
        return new Policy(Optional.of(CURRENT), Optional.empty(), statements);
    }

    /** Reads a service control policy. @throws PolicyInvalid for anything else */
    public static Policy parse(String text) {
        return parse(text, Dialect.SERVICE_CONTROL);
    }

    /** Reads a policy of that dialect. @throws PolicyInvalid for anything else */
    public static Policy parse(String text, Dialect dialect) {
        return new PolicyReader(dialect).read(Located.read(text));
    }

    /** Whether {@code ${…}} is a variable. */
    public boolean hasVariables() {
        return version.filter(CURRENT::equals).isPresent();
    }

    /** One line of JSON without a space outside quotes; the same for equal policies. */
    public String json() {
        return PolicyWriter.write(this);
    }
}
