package dev.parapet.scp.evaluate;

import java.util.ArrayList;
import java.util.List;

/** An ARN of a condition; IAM compares the six segments one by one, so that no wildcard reaches over a colon but in the last. */
record ArnPattern(List<Template> segments) implements Comparison {
    static ArnPattern of(String value, boolean variables) {
        return new ArnPattern(split(value, variables).stream()
                .map(segment -> Template.of(segment, true, variables))
                .toList());
    }

    /** Colons inside a variable do not count. */
    private static List<String> split(String value, boolean variables) {
        List<String> segments = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < value.length() && segments.size() < 5; i++) {
            int close = variables && value.startsWith("${", i) ? value.indexOf('}', i) : -1;
            if (close >= 0) {
                i = close;
            } else if (value.charAt(i) == ':') {
                segments.add(value.substring(start, i));
                start = i + 1;
            }
        }
        segments.add(value.substring(start));
        return segments;
    }

    @Override
    public Truth match(String text, View view) {
        if (segments.size() == 1) {
            // A single variable that holds a whole ARN.
            return segments.getFirst().match(text, view);
        }
        if (segments.size() != 6) {
            return Truth.NO;
        }
        Truth truth = Truth.YES;
        int start = 0;
        for (int i = 0; i < 6 && truth != Truth.NO; i++) {
            int end = i == 5 ? text.length() : text.indexOf(':', start);
            if (end < 0) {
                return Truth.NO;
            }
            truth = truth.and(segments.get(i).match(text.substring(start, end), view));
            start = end + 1;
        }
        return truth;
    }
}
