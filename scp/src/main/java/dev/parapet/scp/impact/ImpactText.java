package dev.parapet.scp.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report for a screen. */
public final class ImpactText {
    private static final int SHOWN = 5;

    private ImpactText() {}

    /** Line by line. */
    public static List<String> lines(ImpactReport report) {
        List<String> lines = new ArrayList<>();
        long judged = report.notDenied()
                + report.wouldDeny().events()
                + report.mightDeny().events();
        lines.add(text(
                "%,d records in %,d logs; %,d calls were judged%s",
                report.events(), report.files(), judged, span(report)));
        lines.add("");
        lines.add(text("  would be denied  %,12d", report.wouldDeny().events()));
        lines.add(text("  might be denied  %,12d", report.mightDeny().events()));
        lines.add(text("  not denied       %,12d", report.notDenied()));
        report.statements().forEach(statement -> lines.addAll(statement(statement)));
        lines.addAll(skipped(report));
        report.unreadable().forEach(log -> lines.add("not read: " + log));
        lines.add("");
        lines.add("What CloudTrail does not show:");
        report.notes().forEach(note -> lines.add("- " + note));
        return lines;
    }

    private static String text(String format, Object first, Object... rest) {
        Object[] all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return String.format(Locale.ROOT, format, all);
    }

    private static String span(ImpactReport report) {
        return report.from().isEmpty() ? "" : ", from %s to %s".formatted(report.from(), report.to());
    }

    private static List<String> statement(ImpactReport.StatementImpact impact) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(text(
                "%s: would deny %,d, might deny %,d",
                impact.cause(), impact.wouldDeny().events(), impact.mightDeny().events()));
        bucket(lines, impact.wouldDeny(), "would");
        bucket(lines, impact.mightDeny(), "might");
        return lines;
    }

    private static void bucket(List<String> lines, ImpactReport.Bucket bucket, String word) {
        if (bucket.events() == 0) {
            return;
        }
        lines.add("  %s  actions     %s".formatted(word, ranking(bucket.actions())));
        lines.add("  %s  principals  %s".formatted(word, ranking(bucket.principals())));
        lines.add("  %s  accounts    %s".formatted(word, ranking(bucket.accounts())));
        if (!bucket.unknown().top().isEmpty()) {
            lines.add("  %s  depends on  %s".formatted(word, ranking(bucket.unknown())));
        }
        bucket.examples()
                .forEach(example -> lines.add("  %s  example     %s %s %s by %s in %s (event %s)"
                        .formatted(
                                word,
                                example.time(),
                                example.region(),
                                example.action(),
                                example.principal(),
                                example.account(),
                                example.eventId())));
    }

    private static String ranking(ImpactReport.Ranking ranking) {
        String top = ranking.top().stream()
                .limit(SHOWN)
                .map(count -> text("%s %,d", count.name(), count.events()))
                .collect(Collectors.joining(", "));
        int more = Math.max(0, ranking.top().size() - SHOWN) + ranking.more();
        String rest = more == 0 ? "" : text(", and %,d more", more);
        return top + rest + (ranking.truncated() ? "; there were too many to count each" : "");
    }

    private static List<String> skipped(ImpactReport report) {
        List<String> lines = new ArrayList<>();
        if (!report.skipped().isEmpty()) {
            lines.add("");
            lines.add("Passed over:");
            report.skipped().forEach((reason, count) -> lines.add(text("%,12d  %s", count, reason)));
        }
        if (!report.unmapped().top().isEmpty()) {
            lines.add("              such as " + ranking(report.unmapped()));
        }
        return lines;
    }
}
