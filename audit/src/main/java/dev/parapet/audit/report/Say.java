package dev.parapet.audit.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and numbers in the words of a report. */
final class Say {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private Say() {}

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    static String second(Instant at) {
        return SECOND.format(at);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202F');
    }

    /** {@code 1 fault}, {@code 2 faults}. */
    static String count(long number, String one) {
        return number(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** To two places: {@code 4.2 s}, {@code 3 h 12 min}, {@code 12 days}. */
    static String length(Duration length) {
        if (length.toMinutes() < 1) {
            return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
        }
        if (length.toHours() < 1) {
            return "%d min %02d s".formatted(length.toMinutes(), length.toSecondsPart());
        }
        if (length.toDays() < 2) {
            return "%d h %02d min".formatted(length.toHours(), length.toMinutesPart());
        }
        return length.toDays() + " days";
    }

    /** In whole days, for ages. */
    static String days(Duration age) {
        long days = age.toDays();
        return days == 0 ? "today" : days == 1 ? "1 day" : days + " days";
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
