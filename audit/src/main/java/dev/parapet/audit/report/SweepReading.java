package dev.parapet.audit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.audit.StateUnusable;
import dev.parapet.audit.report.Swept.Looked;
import dev.parapet.audit.report.Swept.Visit;
import dev.parapet.audit.report.Swept.Word;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the directory of a sweep: {@code results.jsonl} and {@code units.jsonl}. */
public final class SweepReading {
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int STAMP = 16;

    private final Path directory;

    private SweepReading(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads a sweep.
     *
     * @throws StateUnusable when the directory holds none, or naming the line that cannot be read
     */
    public static Swept read(Path directory) {
        return new SweepReading(directory).read();
    }

    private Swept read() {
        List<Looked> looked = lines("results.jsonl", this::looked);
        Optional<Instant> last = looked.stream().map(Looked::at).max(Comparator.naturalOrder());
        // A sweep that was resumed tells of a place twice; the later line counts.
        Map<String, Visit> visits = new LinkedHashMap<>();
        lines("units.jsonl", SweepReading::visit)
                .forEach(visit -> visits.put(visit.account() + visit.region() + visit.guardrail(), visit));
        return new Swept(last, looked, List.copyOf(visits.values()));
    }

    /** Reads a line, or throws what says that it is none. */
    private interface Reader<T> {
        T read(JsonNode line);
    }

    private <T> List<T> lines(String name, Reader<T> reader) {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            throw new StateUnusable(directory, "it holds no %s: give the --out of a sweep".formatted(name));
        }
        List<T> all = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                parse(line, reader, file, all);
            }
        } catch (IOException e) {
            throw new StateUnusable(file, e.toString());
        }
        return all;
    }

    private static <T> void parse(String line, Reader<T> reader, Path file, List<T> all) {
        try {
            all.add(reader.read(Json.read(line)));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            throw new StateUnusable(
                    file,
                    "line %d is not what a sweep writes; if the sweep was interrupted, finish it with --resume"
                            .formatted(all.size() + 1));
        }
    }

    private Looked looked(JsonNode line) {
        String entry = text(line, "record");
        return new Looked(
                time(entry),
                text(line, "guardrail"),
                Json.value(line.path("resource"), ResourceId.class),
                text(line, "decision"),
                text(line, "outcome"),
                text(line, "reason"),
                entry);
    }

    /** The id of a record begins with its time, whether or not a trail was kept. */
    private static Instant time(String entry) {
        return Instant.from(ID.parse(entry.substring(0, Math.min(STAMP, entry.length()))));
    }

    private static Visit visit(JsonNode line) {
        String[] name = text(line, "unit").split(" ", -1);
        if (name.length != 3) {
            throw new IllegalArgumentException("not a unit");
        }
        return new Visit(
                name[0],
                name[1],
                name[2],
                Word.valueOf(text(line, "state")),
                text(line, "reason"),
                line.path("resources").asInt());
    }

    private static String text(JsonNode line, String field) {
        return line.path(field).asText("");
    }
}
