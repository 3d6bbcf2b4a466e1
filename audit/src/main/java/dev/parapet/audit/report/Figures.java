package dev.parapet.audit.report;

import dev.parapet.audit.report.Standing.State;
import dev.parapet.core.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers on the first page.
 *
 * @param automatic repairs within the period that the settings allowed
 * @param approved repairs within the period that a person allowed
 * @param undone repairs that a person took back within the period
 * @param failed repairs within the period that did not come through
 * @param open faults that stand at its end
 * @param waiting of them those that wait for a person's word
 * @param told of them those that people were told, because no write would be safe
 * @param exempt faults that somebody answers for
 * @param times how long a fault stood until it was repaired, by severity and for all
 * @param worst the worst faults that stand, five at most
 * @param trend open faults at the end of each step of the period, by severity
 * @param spread how many repaired faults stood for how long
 */
public record Figures(
        long automatic,
        long approved,
        long undone,
        long failed,
        long open,
        long waiting,
        long told,
        long exempt,
        List<Times> times,
        List<Standing> worst,
        List<Moment> trend,
        List<Bucket> spread) {
    private static final int WORST = 5;

    public Figures {
        times = List.copyOf(times);
        worst = List.copyOf(worst);
        trend = List.copyOf(trend);
        spread = List.copyOf(spread);
    }

    /**
     * How long faults stood.
     *
     * @param severity absent for all together
     */
    public record Times(Optional<Severity> severity, int repairs, Duration median, Duration p95) {
        static Optional<Times> of(Optional<Severity> severity, List<Duration> lengths) {
            if (lengths.isEmpty()) {
                return Optional.empty();
            }
            List<Duration> sorted = lengths.stream().sorted().toList();
            return Optional.of(new Times(severity, sorted.size(), rank(sorted, 0.5), rank(sorted, 0.95)));
        }

        /** Nearest rank: a time that was really measured, never one between two. */
        private static Duration rank(List<Duration> sorted, double share) {
            return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        }
    }

    /**
     * The end of one step of the period.
     *
     * @param open by severity
     * @param repairs how many ended within the step
     */
    public record Moment(Instant at, Map<Severity, Long> open, long repairs) {}

    /** So many repaired faults stood for at most so long. */
    public record Bucket(String label, long repairs) {}

    static Figures of(Evidence evidence, List<Change> changes, Standings standings, List<Standing> now) {
        List<Episode> episodes = standings.episodes();
        List<Episode> repaired = episodes.stream()
                .filter(episode -> episode.repairedWithin(evidence.period()))
                .toList();
        return new Figures(
                changes.stream()
                        .filter(Change::isRepaired)
                        .filter(change -> change.approval().isEmpty())
                        .count(),
                changes.stream()
                        .filter(Change::isRepaired)
                        .filter(change -> change.approval().isPresent())
                        .count(),
                changes.stream()
                        .filter(change -> change.outcome().equals("undone"))
                        .count(),
                changes.stream().filter(Change::isFailed).count(),
                count(now, State.OPEN),
                now.stream()
                        .filter(one -> one.isOpen() && one.word().equals("waits for approval"))
                        .count(),
                now.stream()
                        .filter(one -> one.isOpen() && one.word().equals("told to people"))
                        .count(),
                count(now, State.EXEMPT),
                times(repaired),
                now.stream().filter(Standing::isOpen).limit(WORST).toList(),
                Trend.of(evidence.period(), episodes),
                Trend.spread(repaired));
    }

    private static long count(List<Standing> now, State state) {
        return now.stream().filter(one -> one.state() == state).count();
    }

    private static List<Times> times(List<Episode> repaired) {
        Map<Severity, List<Duration>> bySeverity = new EnumMap<>(Severity.class);
        List<Duration> all = new ArrayList<>();
        for (Episode episode : repaired) {
            all.add(episode.length());
            bySeverity
                    .computeIfAbsent(episode.severity(), first -> new ArrayList<>())
                    .add(episode.length());
        }
        List<Times> times = new ArrayList<>();
        Times.of(Optional.empty(), all).ifPresent(times::add);
        for (Severity severity : List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
            Times.of(Optional.of(severity), bySeverity.getOrDefault(severity, List.of()))
                    .ifPresent(times::add);
        }
        return times;
    }
}
