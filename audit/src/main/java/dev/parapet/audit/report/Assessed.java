package dev.parapet.audit.report;

import dev.parapet.audit.report.Framework.Requirement;
import java.util.List;

/**
 * A requirement, and what Parapet has to say about it.
 *
 * @param depth 0 for a section at the top
 * @param section whether others stand below it; a section has the worst status of those that are evaluated
 * @param behind the guardrails that support evidence for it
 * @param places where they looked, all together
 * @param open faults that stand under them
 * @param exempt faults that somebody answers for
 * @param then how it stood when the period began
 * @param note why it is not evaluated, or what else a reader has to know; may be empty
 */
public record Assessed(
        Requirement requirement,
        int depth,
        boolean section,
        Status status,
        List<Behind> behind,
        Tally places,
        long open,
        long exempt,
        Earlier then,
        String note) {
    public Assessed {
        behind = List.copyOf(behind);
    }

    /**
     * A guardrail behind a requirement.
     *
     * @param source who says that it gives evidence: {@code judgement} is our own
     */
    public record Behind(String guardrail, String source) {
        boolean isJudgement() {
            return source.equals("judgement");
        }
    }
}
