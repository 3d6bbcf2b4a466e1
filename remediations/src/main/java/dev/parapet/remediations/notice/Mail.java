package dev.parapet.remediations.notice;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A notice as plain text for people. */
final class Mail {
    private Mail() {}

    /** SNS takes 99 characters of ASCII, and no line breaks. */
    static String subject(Notice notice) {
        String subject = ("Parapet " + Slack.headline(notice)).replaceAll("[^ -~]", "?");
        return subject.length() <= 99 ? subject : subject.substring(0, 96) + "...";
    }

    static String body(Notice notice) {
        return """
                %s

                What      %s (%s, %s)
                Where     %s
                Why       %s
                Revealed  %s
                Record    %s
                %s%s%s""".formatted(
                        Slack.headline(notice),
                        notice.title(),
                        notice.guardrail(),
                        notice.severity().name().toLowerCase(java.util.Locale.ROOT),
                        notice.resource(),
                        notice.reason(),
                        notice.revealedBy(),
                        notice.record(),
                        block("Before -> after", notice.changes()),
                        numbered(notice.byHand()),
                        block("Commands", notice.commands()));
    }

    private static String block(String name, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : "\n%s\n%s"
                        .formatted(
                                name,
                                lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining()));
    }

    private static String numbered(List<String> steps) {
        return block(
                "By hand",
                IntStream.range(0, steps.size())
                        .mapToObj(n -> (n + 1) + ". " + steps.get(n))
                        .toList());
    }
}
