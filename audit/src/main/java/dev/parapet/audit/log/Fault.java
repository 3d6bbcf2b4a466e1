package dev.parapet.audit.log;

import java.util.Comparator;
import java.util.OptionalLong;

/**
 * One thing that is not as it was logged.
 *
 * @param index the first entry it touches; empty where the files left do not tell
 * @param path the file that is wrong
 * @param what what is wrong with it
 */
public record Fault(OptionalLong index, String path, String what) {
    /** Entries in order; what names no entry comes last. */
    static final Comparator<Fault> BY_INDEX = Comparator.comparingLong(
                    (Fault fault) -> fault.index().orElse(Long.MAX_VALUE))
            .thenComparing(Fault::path);

    static Fault at(long index, String path, String what) {
        return new Fault(OptionalLong.of(index), path, what);
    }

    static Fault in(String path, String what) {
        return new Fault(OptionalLong.empty(), path, what);
    }

    @Override
    public String toString() {
        return (index.isPresent() ? "entry %d in %s: %s" : "%2$s: %3$s").formatted(index.orElse(0), path, what);
    }
}
