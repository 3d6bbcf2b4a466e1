package dev.parapet.audit.report;

import dev.parapet.audit.report.Figures.Bucket;
import dev.parapet.audit.report.Figures.Moment;
import dev.parapet.core.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The period in steps, and faults in bins of how long they stood. */
final class Trend {
    private static final int STEPS = 26;
    private static final List<Duration> LENGTHS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(91),
            Duration.ofDays(365));
    private static final Map<String, Duration> BINS = bins();

    private Trend() {}

    private static Map<String, Duration> bins() {
        Map<String, Duration> bins = new LinkedHashMap<>();
        bins.put("under 1 min", Duration.ofMinutes(1));
        bins.put("1 to 10 min", Duration.ofMinutes(10));
        bins.put("10 to 60 min", Duration.ofHours(1));
        bins.put("1 to 24 h", Duration.ofDays(1));
        bins.put("1 to 7 days", Duration.ofDays(7));
        bins.put("over 7 days", Duration.ofDays(1_000_000));
        return bins;
    }

    /** The shortest step that divides the period into at most {@value #STEPS}. */
    static Duration step(Period period) {
        Duration whole = Duration.between(period.from(), period.to());
        return LENGTHS.stream()
                .filter(length -> whole.dividedBy(length) < STEPS)
                .findFirst()
                .orElse(whole.dividedBy(STEPS));
    }

    static List<Moment> of(Period period, List<Episode> episodes) {
        Duration step = step(period);
        List<Moment> moments = new ArrayList<>();
        for (Instant from = period.from(); from.isBefore(period.to()); from = from.plus(step)) {
            Instant end = from.plus(step).isBefore(period.to()) ? from.plus(step) : period.to();
            moments.add(new Moment(end, open(episodes, end), repairs(episodes, new Period(from, end))));
        }
        return moments;
    }

    private static Map<Severity, Long> open(List<Episode> episodes, Instant at) {
        Map<Severity, Long> open = new EnumMap<>(Severity.class);
        episodes.stream()
                .filter(episode -> episode.openAt(at))
                .forEach(episode -> open.merge(episode.severity(), 1L, Long::sum));
        return open;
    }

    private static long repairs(List<Episode> episodes, Period step) {
        return episodes.stream().filter(episode -> episode.repairedWithin(step)).count();
    }

    static List<Bucket> spread(List<Episode> repaired) {
        Map<String, Long> counts = new LinkedHashMap<>();
        BINS.keySet().forEach(label -> counts.put(label, 0L));
        repaired.forEach(episode -> counts.merge(bin(episode.length()), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(bin -> new Bucket(bin.getKey(), bin.getValue()))
                .toList();
    }

    private static String bin(Duration length) {
        return BINS.entrySet().stream()
                .filter(bin -> length.compareTo(bin.getValue()) < 0)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
