package dev.parapet.scp.impact;

import dev.parapet.scp.evaluate.Cause;
import dev.parapet.scp.evaluate.Decision;
import dev.parapet.scp.evaluate.Verdict;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one thread has counted. Its size depends on the policies, not on how many calls there are. */
final class Sum {
    private final Gathered would = new Gathered();
    private final Gathered might = new Gathered();
    private final Map<Cause, Gathered> wouldBy = new HashMap<>();
    private final Map<Cause, Gathered> mightBy = new HashMap<>();
    private final Map<Skip, Long> skipped = new EnumMap<>(Skip.class);
    private final Counter unmapped = new Counter();
    private long events;
    private long files;
    private long allowed;
    private String from = "";
    private String to = "";

    void file() {
        files++;
    }

    void skip(Skip skip, Event event) {
        events++;
        skipped.merge(skip, 1L, Long::sum);
        if (skip == Skip.UNMAPPED) {
            unmapped.add(event.text("eventSource") + " " + event.text("eventName"));
        }
    }

    void add(Event event, String action, Verdict verdict) {
        events++;
        String time = event.text("eventTime");
        from = from.isEmpty() || time.compareTo(from) < 0 ? time : from;
        to = time.compareTo(to) > 0 ? time : to;
        if (verdict.decision() == Decision.ALLOW) {
            allowed++;
            return;
        }
        boolean certain = verdict.decision() == Decision.DENY;
        (certain ? would : might).add(event, action, verdict);
        Map<Cause, Gathered> by = certain ? wouldBy : mightBy;
        verdict.by()
                .forEach(cause ->
                        by.computeIfAbsent(cause, key -> new Gathered()).add(event, action, verdict));
    }

    void addAll(Sum other) {
        would.addAll(other.would);
        might.addAll(other.might);
        other.wouldBy.forEach((cause, more) ->
                wouldBy.computeIfAbsent(cause, key -> new Gathered()).addAll(more));
        other.mightBy.forEach((cause, more) ->
                mightBy.computeIfAbsent(cause, key -> new Gathered()).addAll(more));
        other.skipped.forEach((skip, count) -> skipped.merge(skip, count, Long::sum));
        unmapped.addAll(other.unmapped);
        events += other.events;
        files += other.files;
        allowed += other.allowed;
        from = from.isEmpty() || (!other.from.isEmpty() && other.from.compareTo(from) < 0) ? other.from : from;
        to = other.to.compareTo(to) > 0 ? other.to : to;
    }

    ImpactReport report(List<String> unreadable, List<String> notes) {
        return new ImpactReport(
                events,
                files,
                from,
                to,
                allowed,
                would.bucket(),
                might.bucket(),
                statements(),
                ImpactReport.skipped(skipped),
                unmapped.ranking(),
                unreadable,
                notes);
    }

    private List<ImpactReport.StatementImpact> statements() {
        Map<Cause, Gathered> all = new HashMap<>(mightBy);
        all.putAll(wouldBy);
        return all.keySet().stream()
                .map(cause -> new ImpactReport.StatementImpact(
                        cause.toString(),
                        wouldBy.getOrDefault(cause, new Gathered()).bucket(),
                        mightBy.getOrDefault(cause, new Gathered()).bucket()))
                .sorted(Comparator.comparingLong((ImpactReport.StatementImpact impact) ->
                                -impact.wouldDeny().events())
                        .thenComparingLong(impact -> -impact.mightDeny().events())
                        .thenComparing(ImpactReport.StatementImpact::cause))
                .toList();
    }
}
