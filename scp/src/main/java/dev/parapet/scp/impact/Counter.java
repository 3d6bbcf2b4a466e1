package dev.parapet.scp.impact;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each name came up; of too many names those that come late are counted together. */
final class Counter {
    private static final int NAMES = 5_000;
    private static final int SHOWN = 20;
    private static final String OTHERS = "(others)";

    private final Map<String, long[]> counts = new HashMap<>();

    void add(String name) {
        add(name, 1);
    }

    private void add(String name, long times) {
        long[] count = counts.get(name);
        if (count == null) {
            count = counts.computeIfAbsent(counts.size() < NAMES ? name : OTHERS, key -> new long[1]);
        }
        count[0] += times;
    }

    void addAll(Counter other) {
        other.counts.forEach((name, count) -> add(name, count[0]));
    }

    /** The most frequent first. */
    ImpactReport.Ranking ranking() {
        List<ImpactReport.Count> all = counts.entrySet().stream()
                .map(entry -> new ImpactReport.Count(entry.getKey(), entry.getValue()[0]))
                .sorted(Comparator.comparingLong((ImpactReport.Count count) -> -count.events())
                        .thenComparing(ImpactReport.Count::name))
                .toList();
        return new ImpactReport.Ranking(
                all.stream().limit(SHOWN).toList(), Math.max(0, all.size() - SHOWN), counts.containsKey(OTHERS));
    }
}
