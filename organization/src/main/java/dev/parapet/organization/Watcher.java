package dev.parapet.organization;

/** Who is told how the setup goes; called by many threads, one at a time. */
@FunctionalInterface
public interface Watcher {
    /** Nobody. */
    Watcher NONE = (result, done, of) -> {};

    /** Something will not go through until a person decides; told before the first write. */
    default void foreseen(Result result) {}

    /**
     * One task ended.
     *
     * @param done how many have ended
     * @param of how many there are
     */
    void ended(Result result, int done, int of);
}
