package dev.parapet.audit.report;

/**
 * How a requirement stood when the period began, by the records before it alone. No sweep of that day is at hand, so it never
 * passed as far as anybody knows.
 *
 * @param known whether any record before the period is about a guardrail behind it
 * @param open faults that stood
 * @param exempt faults that somebody answered for
 */
public record Earlier(boolean known, long open, long exempt) {
    static final Earlier UNKNOWN = new Earlier(false, 0, 0);

    /** The word for it, in every format. */
    public String word() {
        if (!known) {
            return "not known then";
        }
        return open > 0 ? "fail" : "no fault known";
    }
}
