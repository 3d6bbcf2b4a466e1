package dev.parapet.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The verdict on one resource, before anything is touched. */
public sealed interface Decision {
    /** Why, in one sentence for people. */
    String reason();

    /** What would be done about it, for the decisions that have an answer. */
    default Optional<Plan> intended() {
        return switch (this) {
            case Remediate(Plan plan, String reason) -> Optional.of(plan);
            case Postpone(Plan plan, String reason) -> Optional.of(plan);
            case Compliant compliant -> Optional.empty();
            case Exempt exempt -> Optional.empty();
            case Warn warn -> Optional.empty();
            case Escalate escalate -> Optional.empty();
        };
    }

    /** The same decision with more to its reason, for those that say something is wrong. */
    default Decision noting(String more) {
        return switch (this) {
            case Remediate(Plan plan, String reason) -> new Remediate(plan, reason + "; " + more);
            case Postpone(Plan plan, String reason) -> new Postpone(plan, reason + "; " + more);
            case Warn(Instant due, String reason, List<String> steps) -> new Warn(due, reason + "; " + more, steps);
            case Escalate(String reason, List<String> steps) -> new Escalate(reason + "; " + more, steps);
            case Compliant compliant -> compliant;
            case Exempt exempt -> exempt;
        };
    }

    /** What a person is asked to do, for the decisions that leave it to one. */
    default List<String> byHand() {
        return switch (this) {
            case Warn(Instant due, String reason, List<String> steps) -> steps;
            case Escalate(String reason, List<String> steps) -> steps;
            case Compliant compliant -> List.of();
            case Exempt exempt -> List.of();
            case Remediate remediate -> List.of();
            case Postpone postpone -> List.of();
        };
    }

    /** The word for it in output and trail; a postponed repair is still a repair. */
    default String word() {
        return switch (this) {
            case Compliant compliant -> "compliant";
            case Exempt exempt -> "exempt";
            case Remediate remediate -> "remediate";
            case Postpone postpone -> "remediate";
            case Warn warn -> "warn";
            case Escalate escalate -> "escalate";
        };
    }

    /** Nothing to do: live state is as it should be, or the resource is gone. */
    record Compliant(String reason) implements Decision {}

    /** A fault that somebody answers for until the exemption expires. */
    record Exempt(Exemption exemption) implements Decision {
        @Override
        public String reason() {
            return "exempt until %s: %s (owner %s)"
                    .formatted(
                            exemption.expires().truncatedTo(ChronoUnit.SECONDS), exemption.reason(), exemption.owner());
        }
    }

    /** A fault that the plan repairs. */
    record Remediate(Plan plan, String reason) implements Decision {}

    /** A fault that cannot be repaired yet, for example while an instance is still being created; tried again later. */
    record Postpone(Plan plan, String reason) implements Decision {}

    /**
     * No fault yet, and one on a known day if nobody acts: the owner is told.
     *
     * @param due when it becomes a fault
     * @param steps what the owner does instead, in order
     */
    record Warn(Instant due, String reason, List<String> steps) implements Decision {
        public Warn {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A fault that is told to people, because no write would be safe or possible.
     *
     * @param steps what a person does about it, in order, ready to follow
     */
    record Escalate(String reason, List<String> steps) implements Decision {
        public Escalate {
            steps = List.copyOf(steps);
        }

        /** A fault whose reason says all there is to do. */
        public Escalate(String reason) {
            this(reason, List.of());
        }
    }
}
