package dev.parapet.core;

/** What a write may cost the workload; decides whether a person is asked first. */
public enum Risk {
    /** Reversible, and no interruption is expected. */
    SAFE,
    /** Reversible, but may interrupt a workload for a while. */
    DISRUPTIVE,
    /** Cannot be taken back: always waits for an approval. */
    IRREVERSIBLE
}
