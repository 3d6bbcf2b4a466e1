package dev.parapet.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.audit.log.LogView;
import dev.parapet.core.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows records of a log. */
@Command(name = "show", description = "List the newest records, or show one of them as it was logged.")
final class AuditShowCommand implements Callable<Integer> {
    private static final long NEWEST = 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "PLACE",
            description = "A state directory, the folder of a log, or s3://bucket/prefix.")
    @SuppressWarnings("NullAway.Init")
    String place;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "INDEX|ID",
            description = "One record, by its place or its id.")
    @Nullable
    String which;

    @Option(names = "--key", paramLabel = "VKEY", description = "The verifier key, or the file that holds it.")
    @Nullable
    String key;

    @Option(names = "--all", description = "Every record, not the newest twenty only.")
    boolean all;

    @Override
    public Integer call() {
        LogView log = AuditedLog.open(place, key).view();
        PrintWriter out = spec.commandLine().getOut();
        if (which != null) {
            out.println(new String(log.entry(index(log, which)), StandardCharsets.UTF_8));
            return Exit.FINE;
        }
        List<List<String>> rows = LongStream.range(all ? 0 : Math.max(0, log.size() - NEWEST), log.size())
                .mapToObj(index -> row(index, log.entry(index)))
                .toList();
        Table.of(List.of("index", "at", "what", "guardrail", "resource", "outcome"), rows)
                .forEach(out::println);
        return Exit.FINE;
    }

    private long index(LogView log, String word) {
        if (word.matches("\\d{1,15}")) {
            long index = Long.parseLong(word);
            if (index < log.size()) {
                return index;
            }
            throw wrong("the log has %d records, the last is %d".formatted(log.size(), log.size() - 1));
        }
        return LongStream.range(0, log.size())
                .filter(index -> read(log.entry(index)).path("id").asText().startsWith(word))
                .findFirst()
                .orElseThrow(() -> wrong("no record has an id that begins with '%s'".formatted(Safe.text(word))));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static List<String> row(long index, byte[] entry) {
        JsonNode record = read(entry);
        return List.of(
                String.valueOf(index),
                record.path("at").asText(""),
                record.path("phase").asText(record.path("kind").asText("note")).toLowerCase(java.util.Locale.ROOT),
                record.path("guardrail").asText(""),
                Safe.text(record.at("/target/resource/id").asText("")),
                record.path("outcome").asText(""));
    }

    /** A change of the key is a signed note and no JSON. */
    private static JsonNode read(byte[] entry) {
        try {
            return Json.read(new String(entry, StandardCharsets.UTF_8));
        } catch (JsonProcessingException note) {
            return Json.object();
        }
    }
}
