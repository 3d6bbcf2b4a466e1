package dev.parapet.remediations;

import dev.parapet.core.Verdict;
import java.util.Optional;

/** What Parapet has to say about one event, or about one resource that an event named. */
public sealed interface Answer {
    /** The event's id, where it could be read. */
    Optional<String> event();

    /** A guardrail gave its verdict on a resource. */
    record Judged(Optional<String> event, Verdict verdict) implements Answer {}

    /** A true event that asks for nothing: a sample, a repair, a resource no guardrail knows. */
    record Ignored(Optional<String> event, String reason) implements Answer {}

    /**
     * An event that must not act: malformed, forged, from outside the organization.
     *
     * @param entry its record in the trail
     */
    record Rejected(Optional<String> event, String reason, Optional<String> entry) implements Answer {}

    /** Whether something was tried and did not work out. */
    default boolean failed() {
        return this instanceof Judged(Optional<String> event, Verdict verdict)
                && (verdict.outcome() instanceof dev.parapet.core.Outcome.Failed
                        || verdict.outcome() instanceof dev.parapet.core.Outcome.Partial);
    }

    /** Whether the event should be delivered again. */
    default boolean unfinished() {
        return this instanceof Judged(Optional<String> event, Verdict verdict) && verdict.unfinished();
    }
}
