package dev.parapet.audit.report;

import dev.parapet.audit.report.Figures.Bucket;
import dev.parapet.audit.report.Figures.Moment;
import dev.parapet.core.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The four charts: plain SVG, each with its numbers in a table below it. */
final class Charts {
    private static final int WIDTH = 560;
    private static final int RIGHT = 536;
    private static final int HEIGHT = 190;
    private static final int LEFT = 44;
    private static final int BASE = 160;
    private static final int TOP = 14;
    private static final List<Severity> STACKED =
            List.of(Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL);

    private final Html html;
    private final Page page;

    Charts(Page page) {
        this.page = page;
        this.html = page.html();
    }

    void all(Report report) {
        html.open("div", "class", "charts");
        statuses(report.requirements());
        open(report.figures().trend(), report.evidence().period());
        spread(report.figures().spread());
        repairs(report.figures().trend(), report.evidence().period());
        html.close("div").raw("\n");
    }

    /** A number of each kind under one label. */
    private record Bar(String label, Map<String, Long> parts) {
        long sum() {
            return parts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private void open(List<Moment> trend, Period period) {
        List<Bar> bars = trend.stream()
                .map(moment -> new Bar(label(moment.at(), period), bySeverity(moment.open())))
                .toList();
        columns("Open faults over the period, by severity", bars);
    }

    private static Map<String, Long> bySeverity(Map<Severity, Long> open) {
        Map<String, Long> parts = new java.util.LinkedHashMap<>();
        STACKED.forEach(severity -> parts.put(Say.lower(severity), open.getOrDefault(severity, 0L)));
        return parts;
    }

    private void repairs(List<Moment> trend, Period period) {
        columns(
                "Faults repaired over the period",
                trend.stream()
                        .map(moment -> new Bar(label(moment.at(), period), Map.of("repaired", moment.repairs())))
                        .toList());
    }

    private void spread(List<Bucket> buckets) {
        columns(
                "How long a fault stood until it was repaired",
                buckets.stream()
                        .map(bucket -> new Bar(bucket.label(), Map.of("repaired", bucket.repairs())))
                        .toList());
    }

    private static String label(Instant at, Period period) {
        boolean days = Trend.step(period).compareTo(Duration.ofDays(1)) >= 0;
        return days ? Say.day(at) : Say.minute(at).substring(5);
    }

    private void columns(String title, List<Bar> bars) {
        long most = Math.max(1, bars.stream().mapToLong(Bar::sum).max().orElse(1));
        figure(title, kinds(bars));
        axis(most);
        double room = (double) (RIGHT - LEFT) / Math.max(1, bars.size());
        for (int i = 0; i < bars.size(); i++) {
            stack(bars.get(i), LEFT + i * room, room, most);
        }
        int every = Math.max(1, (int) Math.ceil(bars.size() / 6.0));
        for (int i = 0; i < bars.size(); i += every) {
            tick(bars.get(i).label(), LEFT + (i + 0.5) * room);
        }
        html.close("svg").raw("\n");
        numbers(title, bars);
    }

    private void stack(Bar bar, double x, double room, long most) {
        double y = BASE;
        double width = Math.min(room * 0.72, 46);
        for (Map.Entry<String, Long> part : bar.parts().entrySet()) {
            double height = part.getValue() * (double) (BASE - TOP) / most;
            y -= height;
            if (height > 0) {
                html.open(
                                "rect",
                                "class",
                                "part " + part.getKey(),
                                "x",
                                number(x + (room - width) / 2),
                                "y",
                                number(y),
                                "width",
                                number(width),
                                "height",
                                number(height))
                        .leaf("title", "%s: %d %s".formatted(bar.label(), part.getValue(), part.getKey()))
                        .close("rect");
            }
        }
    }

    private void figure(String title, List<String> kinds) {
        html.open("figure").leaf("figcaption", title);
        legend(kinds);
        html.open(
                "svg",
                "viewBox",
                "0 0 %d %d".formatted(WIDTH, HEIGHT),
                "role",
                "img",
                "aria-label",
                title + "; the numbers are in the table below");
    }

    /** What the colours mean, where there is more than one. */
    private void legend(List<String> kinds) {
        if (kinds.size() > 1) {
            html.open("ul", "class", "legend", "aria-hidden", "true");
            kinds.forEach(kind -> html.open("li")
                    .leaf("span", "■", "class", "key " + kind)
                    .text(" " + kind.replace('-', ' '))
                    .close("li"));
            html.close("ul");
        }
    }

    private void axis(long most) {
        for (long value : List.of(0L, most)) {
            double y = BASE - value * (double) (BASE - TOP) / most;
            html.open("line", "class", "axis", "x1", "" + LEFT, "x2", "" + WIDTH, "y1", number(y), "y2", number(y))
                    .close("line");
            html.leaf(
                    "text",
                    Say.number(value),
                    "class",
                    "tick",
                    "x",
                    "" + (LEFT - 8),
                    "y",
                    number(y + 4),
                    "text-anchor",
                    "end");
        }
    }

    private void tick(String label, double x) {
        html.leaf("text", label, "class", "tick", "x", number(x), "y", "" + (BASE + 18), "text-anchor", "middle");
    }

    private void statuses(List<Assessed> requirements) {
        List<Bar> bars = new ArrayList<>();
        String section = "";
        for (Assessed one : requirements) {
            if (one.depth() == 0) {
                section = one.requirement().id();
                bars.add(new Bar(section, new java.util.TreeMap<>()));
            }
            if (!one.section()) {
                bars.getLast().parts().merge(one.status().css(), 1L, Long::sum);
            }
        }
        strips(
                "Requirements by section and status",
                bars.stream().filter(bar -> bar.sum() > 0).toList());
    }

    private void strips(String title, List<Bar> bars) {
        long most = Math.max(1, bars.stream().mapToLong(Bar::sum).max().orElse(1));
        int room = Math.max(12, Math.min(26, (HEIGHT - 10) / Math.max(1, bars.size())));
        int left = 118;
        html.open("figure").leaf("figcaption", title);
        legend(kinds(bars));
        html.open(
                "svg",
                "viewBox",
                "0 0 %d %d".formatted(WIDTH, Math.max(HEIGHT, bars.size() * room + 10)),
                "role",
                "img",
                "aria-label",
                title + "; the numbers are in the table below");
        for (int i = 0; i < bars.size(); i++) {
            strip(bars.get(i), 6 + i * room, room, left, most);
        }
        html.close("svg").raw("\n");
        numbers(title, bars);
    }

    private void strip(Bar bar, int y, int room, int left, long most) {
        html.leaf(
                "text",
                bar.label(),
                "class",
                "tick",
                "x",
                "" + (left - 8),
                "y",
                number(y + room / 2.0 + 3),
                "text-anchor",
                "end");
        double x = left;
        for (Status status : Status.values()) {
            long value = bar.parts().getOrDefault(status.css(), 0L);
            double width = value * (double) (WIDTH - left) / most;
            if (value > 0) {
                html.open(
                                "rect",
                                "class",
                                "part " + status.css(),
                                "x",
                                number(x),
                                "y",
                                "" + (y + 1),
                                "width",
                                number(Math.max(1, width - 1.5)),
                                "height",
                                "" + (room - 3))
                        .leaf("title", "%s: %d %s".formatted(bar.label(), value, status.word()))
                        .close("rect");
            }
            x += width;
        }
    }

    private static List<String> kinds(List<Bar> bars) {
        return bars.stream()
                .flatMap(bar -> bar.parts().keySet().stream())
                .distinct()
                .toList();
    }

    private void numbers(String title, List<Bar> bars) {
        List<String> kinds = kinds(bars);
        List<String> head = new ArrayList<>(List.of(""));
        kinds.forEach(kind -> head.add(kind.replace('-', ' ')));
        html.open("details", "class", "numbers").leaf("summary", "The numbers");
        page.table(title, "small", head);
        bars.forEach(bar -> {
            List<String> cells = new ArrayList<>(List.of(bar.label()));
            kinds.forEach(kind -> cells.add(Say.number(bar.parts().getOrDefault(kind, 0L))));
            page.row(cells);
        });
        page.endTable();
        html.close("details", "figure").raw("\n");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
