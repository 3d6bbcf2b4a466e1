package dev.parapet.core.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample events, each with what it must become beside it. */
final class Corpus {
    private static final Path ROOT = Path.of("src/test/resources/events");

    private Corpus() {}

    /** Sample events by their path, for example {@code guardduty/root}. */
    static List<Sample> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Sample::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One sample event. */
    record Sample(Path file) {
        String json() {
            return read(file);
        }

        Path expectation() {
            return Path.of(file.toString().replaceAll("\\.json$", ".expected.txt"));
        }

        String expected() {
            return Files.exists(expectation()) ? read(expectation()) : "";
        }

        @Override
        public String toString() {
            return ROOT.relativize(file).toString().replaceAll("\\.json$", "");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
