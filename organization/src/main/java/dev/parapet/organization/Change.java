package dev.parapet.organization;

import dev.parapet.core.Aws;

/**
 * One write to AWS as a value. Implementations are records whose components say everything the call needs, so that a change can
 * be shown and kept in the trail. Nothing else in the setup may call a mutating operation.
 */
public interface Change {
    /** What becomes of the thing. */
    enum Kind {
        /** It was not there. */
        CREATE,
        /** It was there, and otherwise. */
        UPDATE,
        /** It goes, which nobody does in passing: only with {@code --allow-removal}. */
        DELETE
    }

    /** What becomes of the thing. */
    Kind kind();

    /** The call this makes, as IAM names it: {@code organizations:EnableAWSServiceAccess}. */
    String api();

    /** One line for people: {@code thing: before -> after}. */
    String describe();

    /** Whether the changes after it make sense without it: one account among many that are taken in. */
    default boolean alone() {
        return false;
    }

    /**
     * Makes the call. What AWS answers to a thing that is done already is success.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when AWS refuses, or the answer is lost
     */
    void apply(Aws aws);
}
