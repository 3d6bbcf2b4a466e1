package dev.parapet.core;

/** What happened to one resource. */
public sealed interface Outcome {
    /** Why, in one sentence for people. */
    String reason();

    /** Nothing was meant to happen: only people were told. */
    record None(String reason) implements Outcome {}

    /** The resource was left as it is, because it is compliant or exempt. */
    record Unchanged(String reason) implements Outcome {}

    /** The plan stands and was not carried out: mode report, or the resource is busy. */
    record Planned(Plan plan, String reason) implements Outcome {}

    /** The plan waits for a person. */
    record AwaitingApproval(Plan plan, String reason) implements Outcome {}

    /** The plan would be allowed, and Parapet holds itself back: too much within the hour, or the same thing too often. */
    record Held(Plan plan, String reason) implements Outcome {}

    /** The second look shows that the fault is gone. */
    record Remediated(Plan plan, String reason) implements Outcome {}

    /** One part is repaired and seen to be; what is left is another plan, which is judged by itself. */
    record Advanced(Plan plan, String reason) implements Outcome {}

    /** Some actions went through and the fault still stands. */
    record Partial(Plan plan, String reason) implements Outcome {}

    /** The fault stands as before. */
    record Failed(String reason) implements Outcome {}

    /** The word for this outcome in output and trail, for example {@code awaiting-approval}. */
    default String word() {
        return switch (this) {
            case None none -> "none";
            case Unchanged unchanged -> "unchanged";
            case Planned planned -> "planned";
            case AwaitingApproval awaitingApproval -> "awaiting-approval";
            case Held held -> "held";
            case Remediated remediated -> "remediated";
            case Advanced advanced -> "advanced";
            case Partial partial -> "partial";
            case Failed failed -> "failed";
        };
    }
}
