package dev.parapet.core;

import java.time.Duration;

/**
 * How much Parapet may do by itself before a person is asked.
 *
 * @param plansPerHour repairs that one guardrail may begin in one account within an hour
 * @param rounds how often one resource is repaired within {@code window} before somebody who keeps bringing the fault back
 *     is told instead
 * @param window how long a repair is remembered for that
 * @param approvalLasts how long a request for approval can be answered
 */
public record Limits(int plansPerHour, int rounds, Duration window, Duration approvalLasts) {
    /** What holds when nothing is set. */
    public static final Limits STANDARD = new Limits(50, 3, Duration.ofDays(1), Duration.ofDays(7));

    /** No limits, for stand-ins of AWS. */
    public static final Limits NONE =
            new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofDays(1), Duration.ofDays(7));

    /** The same limits with another budget. */
    public Limits budget(int plans) {
        return new Limits(plans, rounds, window, approvalLasts);
    }
}
