package dev.parapet.audit.reconcile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Reads log files as CloudTrail delivers them: {@code {"Records": […]}}, packed or not. One record is held at a time. */
public final class CloudTrailFiles {
    private static final JsonFactory JSON = JsonMapper.builder().build().getFactory();
    private static final Pattern ROLE = Pattern.compile("arn:[\\w-]+:iam::\\d{12}:role/parapet/[\\w/+=,.@-]+");
    private static final int GZIP = 0x1f8b;

    private CloudTrailFiles() {}

    /**
     * Hands over each record of each file.
     *
     * @return how many there were
     * @throws CloudTrailUnreadable naming the file
     */
    public static long read(Delivery place, Consumer<JsonNode> use) {
        AtomicLong records = new AtomicLong();
        place.each((name, content) -> records.addAndGet(records(unpacked(content), use)));
        return records.get();
    }

    private static InputStream unpacked(InputStream content) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content, 1 << 16);
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

    /** The record as a change that was made, or tried, under one of Parapet's roles; empty for any other. */
    public static Optional<SeenCall> change(JsonNode record) {
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

    /**
     * Whether a key signed. CloudTrail calls that read-only, and names the key among the resources.
     *
     * @param key the key's ARN
     */
    public static boolean isSignature(JsonNode record, String key) {
        return record.path("eventSource").asText("").equals("kms.amazonaws.com")
                && record.path("eventName").asText("").equals("Sign")
                && record.path("errorCode").isMissingNode()
                && record.path("resources").findValuesAsText("ARN").contains(key);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
