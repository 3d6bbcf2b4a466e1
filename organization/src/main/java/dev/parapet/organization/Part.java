package dev.parapet.organization;

import dev.parapet.core.Aws;

/**
 * A step at one place, with its wish: what is there, and what would have to change. The changes themselves write.
 *
 * @param <S> what is there, as a value that can be written down as JSON
 */
public interface Part<S> {
    /** Reads what is there. */
    S observe(Aws aws);

    /** What would have to change. Pure: the same state gives the same proposal. */
    Proposal plan(S state);

    /** Looks again after a change; what is still proposed is not done. */
    default Proposal verify(Aws aws) {
        return plan(observe(aws));
    }
}
