package dev.parapet.tests;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process used.
 *
 * @param cpu user and system time
 * @param wall from start to end
 */
record Cost(Duration cpu, Duration wall) {
    /** Goes in front of a command; a shell accounts for its children, and is on every system a benchmark is of use on. */
    static Stream<String> shell(Path input) {
        return Stream.of(
                "sh",
                "-c",
                "in=$1; shift; \"$@\" <\"$in\" >\"$in.out\" 2>\"$in.err\" || exit 9; times",
                "sh",
                input.toString());
    }

    /**
     * @param times what the shell printed at its end
     * @param start {@link System#nanoTime} before it
     */
    static Cost of(String times, long start) {
        return new Cost(cpu(times), Duration.ofNanos(System.nanoTime() - start));
    }

    /** {@code times} prints the shell's own time and then that of its children, user and system: {@code 0m1.15s 0m0.20s}. */
    private static Duration cpu(String times) {
        List<MatchResult> found =
                Pattern.compile("(\\d+)m([\\d.]+)s").matcher(times).results().toList();
        return found.subList(2, 4).stream()
                .map(time -> Duration.ofMinutes(Long.parseLong(time.group(1)))
                        .plusMillis(Math.round(Double.parseDouble(time.group(2)) * 1000)))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
