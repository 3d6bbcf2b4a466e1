package dev.parapet.remediations.sweep;

import dev.parapet.core.Verdict;

/** Who is told how a sweep goes; called by many threads, one at a time. */
public interface Watcher {
    /** One resource was judged. */
    void judged(Unit unit, Verdict verdict);

    /**
     * One unit ended.
     *
     * @param done how many have ended
     * @param of how many there are
     */
    void ended(Tally tally, int done, int of);
}
