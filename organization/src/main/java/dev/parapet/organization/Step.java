package dev.parapet.organization;

import java.util.Optional;
import java.util.Set;

/** One step of the setup. It says where it is taken and what has to stand before; its {@link Part parts} do the rest. */
public interface Step {
    /** A name for settings, reports and checkpoints: {@code trusted-access}. */
    String id();

    /** What it is about, in a few words. */
    String title();

    /** Where it is taken. */
    Scope scope();

    /** The ids of the steps that come first; where one of them failed, this one waits. */
    default Set<String> after() {
        return Set.of();
    }

    /** Whether an account that joins concerns it, although it is not taken in each account. */
    default boolean admits() {
        return false;
    }

    /** What there is to see to at a place; empty where nothing is wished. Calls nobody. */
    Optional<? extends Part<?>> at(Site site);
}
