package dev.parapet.core;

/** How far a guardrail may go. */
public enum Mode {
    /** Not even looked at. */
    OFF,
    /** Look, decide and record; never write. */
    REPORT,
    /** Write what a person has approved. */
    APPROVE,
    /** Write what is reversible; what is not waits for approval. */
    ENFORCE
}
