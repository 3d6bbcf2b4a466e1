package dev.parapet.core;

import java.util.Optional;

/**
 * One resource that a survey came across.
 *
 * @param state the live state, where listing already shows all that the decision needs; else it is read one by one
 */
public record Seen<S extends Record>(Target target, Optional<S> state) {
    /** A resource whose state was listed with it. */
    public static <S extends Record> Seen<S> of(ResourceId resource, S state) {
        return new Seen<>(Target.of(resource), Optional.of(state));
    }

    /** A resource of which only the name was listed. */
    public static <S extends Record> Seen<S> named(ResourceId resource) {
        return new Seen<>(Target.of(resource), Optional.empty());
    }
}
