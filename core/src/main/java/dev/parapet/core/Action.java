package dev.parapet.core;

import java.util.Optional;

/**
 * One write to AWS as a value. Implementations are records whose components say everything the call needs, so that an
 * action can be shown, hashed, stored in the trail and taken back. Nothing else in Parapet may call a mutating operation.
 */
public interface Action {
    /** The call this makes, and what it may cost. */
    Effect effect();

    /** One line for people, with the state before and after. */
    String describe();

    /**
     * Makes the call.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when AWS refuses, or the answer is lost: then the
     *     write may or may not have happened and the resource is looked at again
     */
    void apply(Aws aws);

    /** The action that puts the state before back, or empty when there is none. */
    Optional<Action> undo();
}
