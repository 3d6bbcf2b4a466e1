package dev.parapet.scp.lint;

import dev.parapet.scp.language.Dialect;
import dev.parapet.scp.language.Statement;
import java.util.stream.Stream;

/** Looks at one statement. */
@FunctionalInterface
interface Rule {
    Stream<Objection> of(Statement statement, Dialect dialect);
}
