package dev.parapet.remediations;

import dev.parapet.core.Outcome;
import dev.parapet.core.Verdict;
import java.util.List;
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

    /**
     * An account that has joined was looked into; what was found was said before.
     *
     * @param unseen the units that could not be looked at, with the reason
     */
    record Swept(Optional<String> event, String account, int resources, int faults, List<String> unseen)
            implements Answer {
        public Swept {
            unseen = List.copyOf(unseen);
        }

        /** All of it in a sentence. */
        public String reason() {
            String looked = "%d resources of account %s were looked at, and %d faults found"
                    .formatted(resources, account, faults);
            return unseen.isEmpty() ? looked : looked + "; not looked at: " + String.join(", ", unseen);
        }
    }

    /** Whether something was tried and did not work out. */
    default boolean failed() {
        return switch (this) {
            case Judged(Optional<String> event, Verdict verdict) ->
                verdict.outcome() instanceof Outcome.Failed || verdict.outcome() instanceof Outcome.Partial;
            case Swept swept -> !swept.unseen().isEmpty();
            case Ignored ignored -> false;
            case Rejected rejected -> false;
        };
    }

    /** Whether the event should be delivered again; what one sweep could not look at the next one will. */
    default boolean unfinished() {
        return this instanceof Judged(Optional<String> event, Verdict verdict) && verdict.unfinished();
    }
}
