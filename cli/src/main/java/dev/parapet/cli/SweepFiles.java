package dev.parapet.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.core.Json;
import dev.parapet.remediations.sweep.Tally;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep leaves behind: {@code results.jsonl}, a line for each resource that was judged, and {@code units.jsonl}, a
 * line for each guardrail, account and region that ended. A line of the second is written after all its lines of the first, so
 * that an interrupted sweep knows what to do again.
 */
final class SweepFiles implements AutoCloseable {
    private final Path directory;
    private final Set<String> finished;
    private final BufferedWriter results;
    private final BufferedWriter units;

    private SweepFiles(Path directory, Set<String> finished, BufferedWriter results, BufferedWriter units) {
        this.directory = directory;
        this.finished = finished;
        this.results = results;
        this.units = units;
    }

    static Path directory(@Nullable Path wanted) {
        String time = LocalDateTime.now(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return wanted == null ? Path.of(".parapet", "sweep-" + time) : wanted;
    }

    /**
     * Opens the files of a new sweep, or of one that is resumed.
     *
     * @throws EnvironmentMissing when a new sweep would write over an old one
     */
    static SweepFiles in(Path directory, boolean resume) throws IOException {
        Files.createDirectories(directory);
        Path units = directory.resolve("units.jsonl");
        if (Files.exists(units) && !resume) {
            throw new EnvironmentMissing(
                    "%s holds a sweep already: --resume goes on with it, another --out keeps it".formatted(directory));
        }
        if (resume && !Files.exists(units)) {
            throw new EnvironmentMissing("%s holds no sweep to go on with".formatted(directory));
        }
        return new SweepFiles(
                directory, finishedIn(units), appending(directory.resolve("results.jsonl")), appending(units));
    }

    private static BufferedWriter appending(Path file) throws IOException {
        return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static Set<String> finishedIn(Path file) throws IOException {
        Set<String> finished = new HashSet<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                Tally tally = tally(file, line);
                if (tally.state() != Tally.State.FAILED) {
                    finished.add(tally.unit());
                }
            }
        }
        return finished;
    }

    /** The last line of a run that was killed may be torn; its unit then comes again. */
    private static Tally tally(Path file, String line) {
        try {
            return Json.value(Json.read(line), Tally.class);
        } catch (JsonProcessingException | IllegalArgumentException torn) {
            return new Tally(file + ": a torn line", Tally.State.FAILED, "", 0, 0, 0, 0);
        }
    }

    /** The units that need no second look. */
    Set<String> finished() {
        return Set.copyOf(finished);
    }

    Path place() {
        return directory;
    }

    void result(String line) {
        write(results, line);
    }

    void ended(Tally tally) {
        try {
            results.flush();
            write(units, Json.write(tally));
            units.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(BufferedWriter writer, String line) {
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        results.close();
        units.close();
    }
}
