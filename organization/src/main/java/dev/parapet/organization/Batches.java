package dev.parapet.organization;

import java.util.Collection;
import java.util.List;
import java.util.stream.Gatherers;

/** So many at a time. */
public final class Batches {
    private Batches() {}

    /** In order, the last one shorter where it does not come out even. */
    public static <T> List<List<T>> of(Collection<T> all, int size) {
        return all.stream().gather(Gatherers.windowFixed(size)).toList();
    }
}
