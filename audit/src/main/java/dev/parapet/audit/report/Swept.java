package dev.parapet.audit.report;

import dev.parapet.core.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the last sweep left behind.
 *
 * @param at when it ended; absent when there was none
 * @param looked every resource that was judged
 * @param visits every guardrail, account and region that ended
 */
public record Swept(Optional<Instant> at, List<Looked> looked, List<Visit> visits) {
    /** No sweep at all. */
    public static final Swept NONE = new Swept(Optional.empty(), List.of(), List.of());

    public Swept {
        looked = List.copyOf(looked);
        visits = List.copyOf(visits);
    }

    /**
     * One resource under one guardrail.
     *
     * @param at when it was judged
     * @param entry the record that was written of it
     */
    public record Looked(
            Instant at,
            String guardrail,
            ResourceId resource,
            String decision,
            String outcome,
            String reason,
            String entry) {}

    /**
     * One guardrail in one account and region.
     *
     * @param state {@code DONE}, {@code FAILED} or {@code NOT_AVAILABLE}
     * @param reason why it is not done
     * @param resources how many were judged
     */
    public record Visit(String account, String region, String guardrail, Word state, String reason, int resources) {}

    /** How a visit ended. */
    public enum Word {
        DONE,
        FAILED,
        NOT_AVAILABLE
    }
}
