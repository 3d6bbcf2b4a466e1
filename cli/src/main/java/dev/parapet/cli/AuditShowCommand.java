package dev.parapet.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.audit.log.LogView;
import dev.parapet.audit.log.SequencedTimes;
import dev.parapet.core.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
@Command(
        name = "show",
        description = "List the newest records, or show one of them as it was logged.",
        footer = {"", "Of each record two clocks are shown: when it was written, and when it got its place in the log."
        })
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

    @Option(names = "--resource", paramLabel = "ID", description = "Only records about this resource.")
    @Nullable
    String resource;

    @Option(names = "--event", paramLabel = "ID", description = "Only records that this event caused.")
    @Nullable
    String event;

    @Option(names = "--guardrail", paramLabel = "SLUG", description = "Only records of this guardrail.")
    @Nullable
    String guardrail;

    @Override
    public Integer call() {
        AuditedLog audited = AuditedLog.open(place, key);
        LogView log = audited.view();
        PrintWriter out = spec.commandLine().getOut();
        if (which != null) {
            out.println(new String(log.entry(index(log, which)), StandardCharsets.UTF_8));
            return Exit.FINE;
        }
        SequencedTimes times = SequencedTimes.of(audited.store());
        List<List<String>> rows = indexes(log)
                .mapToObj(index -> row(index, read(log.entry(index)), times))
                .toList();
        Table.of(List.of("index", "at", "in the log", "what", "guardrail", "resource", "outcome"), rows)
                .forEach(out::println);
        return Exit.FINE;
    }

    private LongStream indexes(LogView log) {
        if (resource == null && event == null && guardrail == null) {
            return LongStream.range(all ? 0 : Math.max(0, log.size() - NEWEST), log.size());
        }
        LongStream found = LongStream.range(0, log.size()).filter(index -> isAskedFor(read(log.entry(index))));
        long[] indexes = found.toArray();
        return LongStream.of(indexes).skip(all ? 0 : Math.max(0, indexes.length - NEWEST));
    }

    private boolean isAskedFor(JsonNode record) {
        return is(resource, record.at("/target/resource/id"))
                && is(event, record.at("/cause/event"))
                && is(guardrail, record.path("guardrail"));
    }

    private static boolean is(@Nullable String asked, JsonNode value) {
        return asked == null || asked.equals(value.asText());
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

    private static List<String> row(long index, JsonNode record, SequencedTimes times) {
        return List.of(
                String.valueOf(index),
                record.path("at").asText(""),
                times.at(index).map(Instant::toString).orElse(""),
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
