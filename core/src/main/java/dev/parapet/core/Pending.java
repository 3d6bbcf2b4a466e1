package dev.parapet.core;

import dev.parapet.core.Decision.Postpone;
import java.util.Optional;

/** Verdicts on a repair that is underway and not finished: its intent stays open, and the next delivery goes on with it. */
final class Pending {
    static final String NOT_SHOWN =
            "AWS accepted the change and does not show it yet; looked at again on the next delivery";

    private Pending() {}

    /** AWS is at work, or does not show yet what it accepted. */
    static <S extends Record> Verdict on(
            Case<S> matter, String intent, Case.Look<S> look, Plan plan, String reason, int writes) {
        return new Verdict(
                matter.control(),
                look.resource(),
                new Postpone(plan, reason),
                new Outcome.Planned(plan, reason),
                writes,
                Optional.of(intent));
    }

    /** Written, and then AWS could not be read: nobody knows. */
    static <S extends Record> Verdict unseen(
            Case<S> matter, String intent, Case.Look<S> before, Plan plan, Attempt attempt) {
        String reason = attempt.failure().map(Failure::reason).orElse("written")
                + "; the second look failed, so the intent stays open";
        int writes = attempt.writes();
        Outcome outcome = writes > 0 ? new Outcome.Partial(plan, reason) : new Outcome.Failed(reason);
        return new Verdict(
                matter.control(), before.resource(), before.decision(), outcome, writes, Optional.of(intent));
    }
}
