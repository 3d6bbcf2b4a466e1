package dev.parapet.core;

import java.util.Optional;

/**
 * How the live state of a resource is read: one by one as the guardrail does it, or out of a list that shows many at once.
 *
 * @param <S> the live state
 */
@FunctionalInterface
public interface Eyes<S extends Record> {
    /** The live state; empty when the resource is gone. Every call is a new look. */
    Optional<S> look(Target target, Aws aws);
}
