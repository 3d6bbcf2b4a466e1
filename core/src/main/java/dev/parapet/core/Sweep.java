package dev.parapet.core;

/** Where a sweep has to look for the resources of one guardrail. */
public enum Sweep {
    /** In every region that is in use. */
    REGIONAL,
    /** Once an account, in the home region of the partition. */
    GLOBAL,
    /** Nowhere: only an event can tell that something happened. */
    NONE
}
