package dev.parapet.audit.report;

import dev.parapet.audit.report.LedgerEntry.Revealed;
import dev.parapet.core.Approval;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One change that Parapet made or tried, from its intent to its outcome.
 *
 * @param start when the intent was written, before the first write
 * @param end when the outcome was; absent while the intent stands open
 * @param kind repair, or undo
 * @param steps what was planned or written, each as {@code resource: before -> after}
 * @param approval whose word allowed it; absent when the rules did
 * @param outcome the outcome's word; {@code open} without one
 * @param writes how many calls AWS accepted
 * @param undo whether it was, can be or cannot be taken back
 * @param intent the record before the writes
 * @param index where the record of the outcome stands; that of the intent while there is none
 * @param entry the id of that record
 * @param sha256 of that record
 * @param requests what AWS was asked, each call with its request id and HTTP status
 */
public record Change(
        Instant start,
        Optional<Instant> end,
        Kind kind,
        String guardrail,
        Severity severity,
        ResourceId resource,
        List<Step> steps,
        String before,
        String after,
        Revealed revealed,
        Optional<Approval> approval,
        String outcome,
        String reason,
        int writes,
        Undo undo,
        String intent,
        long index,
        String entry,
        String sha256,
        List<String> requests) {
    public Change {
        requests = List.copyOf(requests);
        steps = List.copyOf(steps);
    }

    /** What sort of change. */
    public enum Kind {
        REPAIR,
        UNDO
    }

    /**
     * One write.
     *
     * @param describe {@code resource: before -> after}
     * @param api the call as IAM names it
     */
    public record Step(String describe, String api, String risk) {}

    /**
     * Whether a change can be taken back.
     *
     * @param word undone, possible, impossible, nothing
     * @param by the record that took it back
     */
    public record Undo(String word, Optional<String> by) {
        static final Undo NOTHING = new Undo("nothing to undo", Optional.empty());

        String describe() {
            return by.map(id -> word + " by " + id).orElse(word);
        }
    }

    /** The same change, taken back since. */
    Change undoneBy(String record) {
        Undo taken = new Undo("undone", Optional.of(record));
        return new Change(
                start, end, kind, guardrail, severity, resource, steps, before, after, revealed, approval, outcome,
                reason, writes, taken, intent, index, entry, sha256, requests);
    }

    boolean isRepaired() {
        return kind == Kind.REPAIR && outcome.equals("remediated");
    }

    boolean isFailed() {
        return outcome.equals("failed") || outcome.equals("partial");
    }

    /** All steps in one line. */
    String describe() {
        return steps.isEmpty()
                ? reason
                : String.join("; ", steps.stream().map(Step::describe).toList());
    }

    /** Who allowed it, in a few words. */
    String allowed() {
        return approval.map(word -> word.by() + " approved")
                .orElse(kind == Kind.UNDO ? "a person asked" : "the settings");
    }
}
