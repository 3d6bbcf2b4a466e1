package dev.parapet.audit.reconcile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Reads log files as CloudTrail delivers them: {@code {"Records": […]}}, compressed or not, in folders of any depth. One record
 * is held at a time. Digest files lie beside the logs and are passed over.
 */
public final class CloudTrailFiles {
    private static final JsonFactory JSON = JsonMapper.builder().build().getFactory();
    private static final Pattern ROLE = Pattern.compile("arn:[\\w-]+:iam::\\d{12}:role/parapet/[\\w/+=,.@-]+");
    private static final int GZIP = 0x1f8b;

    private CloudTrailFiles() {}

    /**
     * The changes that were made, or tried, under Parapet's roles.
     *
     * @param place a file, or a folder of them
     * @return how many records there were in all, anybody's
     * @throws CloudTrailUnreadable naming the file
     */
    public static long read(Path place, Consumer<SeenCall> seen) {
        return each(place, record -> call(record).ifPresent(seen));
    }

    /**
     * How often a key signed. CloudTrail calls that read-only, and names the key among the resources.
     *
     * @param key the key's ARN
     */
    public static long signatures(Path place, String key) {
        AtomicLong signatures = new AtomicLong();
        each(place, record -> {
            boolean signed = record.path("eventSource").asText("").equals("kms.amazonaws.com")
                    && record.path("eventName").asText("").equals("Sign")
                    && record.path("errorCode").isMissingNode()
                    && record.path("resources").findValuesAsText("ARN").contains(key);
            signatures.addAndGet(signed ? 1 : 0);
        });
        return signatures.get();
    }

    private static long each(Path place, Consumer<JsonNode> use) {
        long records = 0;
        for (Path file : files(place)) {
            try (InputStream in = open(file)) {
                records += records(in, use);
            } catch (IOException e) {
                throw new CloudTrailUnreadable(file.toString(), e);
            }
        }
        return records;
    }

    private static List<Path> files(Path place) {
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.json(\\.gz)?"))
                    .filter(file -> !file.toString().contains("CloudTrail-Digest"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CloudTrailUnreadable(place.toString(), e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean packed = (in.read() << 8 | in.read()) == GZIP;
        in.reset();
        return packed ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static long records(InputStream in, Consumer<JsonNode> use) throws IOException {
        long records = 0;
        try (JsonParser parser = JSON.createParser(in)) {
            while (parser.nextToken() != JsonToken.START_ARRAY) {
                if (!parser.hasCurrentToken()) {
                    throw new IOException("it has no list of records");
                }
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                use.accept(parser.readValueAsTree());
                records++;
            }
        }
        return records;
    }

    private static Optional<SeenCall> call(JsonNode record) {
        String role =
                record.at("/userIdentity/sessionContext/sessionIssuer/arn").asText("");
        if (record.path("readOnly").asBoolean(false) || !ROLE.matcher(role).matches()) {
            return Optional.empty();
        }
        String service = record.path("eventSource").asText("").replace(".amazonaws.com", "");
        return Optional.of(new SeenCall(
                record.path("requestID").asText(""),
                service + ":" + record.path("eventName").asText(""),
                time(record.path("eventTime").asText("")),
                record.path("recipientAccountId").asText(""),
                role,
                record.path("errorCode").asText("")));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
