package dev.parapet.core;

import java.util.Optional;

/**
 * What came of one resource under one guardrail.
 *
 * @param writes how many calls AWS accepted
 * @param entry the id of the last record in the trail about it
 */
public record Verdict(
        Control control, ResourceId resource, Decision decision, Outcome outcome, int writes, Optional<String> entry) {
    /** Whether the event should be delivered again: the fault stands and time may help. */
    public boolean unfinished() {
        return outcome instanceof Outcome.Failed
                || outcome instanceof Outcome.Partial
                || decision instanceof Decision.Postpone;
    }
}
