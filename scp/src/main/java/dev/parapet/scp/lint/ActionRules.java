package dev.parapet.scp.lint;

import dev.parapet.scp.actions.AuthorizationTable;
import dev.parapet.scp.actions.Service;
import dev.parapet.scp.language.Dialect;
import dev.parapet.scp.language.Statement;
import java.util.stream.Stream;

/** What can be wrong with actions. */
record ActionRules(AuthorizationTable table) {
    /** A name that AWS does not know denies nothing, and nobody notices. */
    Stream<Objection> exist(Statement statement, Dialect dialect) {
        return statement.actions().patterns().stream()
                .filter(pattern -> !isAll(pattern) && table.matching(pattern).isEmpty())
                .map(pattern -> service(pattern).isPresent()
                        ? Objection.error(
                                pattern,
                                "'%s' matches no action".formatted(pattern),
                                "look the name up in the reference of %s".formatted(prefix(pattern)))
                        : Objection.error(
                                pattern,
                                "there is no service '%s'".formatted(prefix(pattern)),
                                "write the prefix that the service has in IAM"));
    }

    /** Organizations refuses the policy, or takes it and does nothing. */
    Stream<Objection> reachable(Statement statement, Dialect dialect) {
        return dialect != Dialect.RESOURCE_CONTROL
                ? Stream.empty()
                : statement.actions().patterns().stream()
                        .filter(pattern -> service(pattern)
                                .filter(service -> !service.resourceControlled())
                                .isPresent())
                        .map(pattern -> Objection.error(
                                pattern,
                                "resource control policies do not reach the service of '%s'".formatted(pattern),
                                "take it out, and look for a service control policy instead"));
    }

    private static boolean isAll(String pattern) {
        return pattern.equals("*") || pattern.equals("*:*");
    }

    private static String prefix(String pattern) {
        return pattern.substring(0, Math.max(0, pattern.indexOf(':')));
    }

    private java.util.Optional<Service> service(String pattern) {
        return table.service(prefix(pattern));
    }
}
