package dev.parapet.audit.report;

import dev.parapet.audit.report.LedgerEntry.Revealed;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * How one resource stands under one guardrail at the end of the period.
 *
 * @param word what happens to it: {@code waits for approval}, {@code told to people}
 * @param reason as the record says it
 * @param since when the fault was first written down; when it was judged, where there is none
 * @param seen when it was last judged
 * @param index of the last record about it; absent when only a sweep without a trail knows it
 * @param entry id of that record
 * @param revealed what brought it to light; absent for what a sweep found
 * @param expires the end of the exemption, for what is exempt
 */
public record Standing(
        String guardrail,
        Severity severity,
        ResourceId resource,
        State state,
        String word,
        String reason,
        Instant since,
        Instant seen,
        Optional<Long> index,
        String entry,
        Optional<Revealed> revealed,
        Optional<Instant> expires) {
    /** How it stands. */
    public enum State {
        /** The fault stands. */
        OPEN,
        /** The fault stands, and somebody answers for it. */
        EXEMPT,
        /** No fault yet: it becomes one on a known day. */
        DUE,
        /** It could not be looked at. */
        UNKNOWN,
        /** There is no fault. */
        CLEAR
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    String source() {
        return revealed.map(Revealed::source).orElse("sweep");
    }
}
