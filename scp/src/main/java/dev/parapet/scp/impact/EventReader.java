package dev.parapet.scp.impact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads {@code {"Records": […]}}, compressed or not, token by token: one record is held at a time. */
final class EventReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int GZIP = 0x1f8b;
    private static final int BUFFER = 1 << 16;
    /** Ways to fields, put together once. */
    private static final int KNOWN_PATHS = 20_000;

    private final Event event = new Event();
    private final Map<String, Map<String, String>> joined = new HashMap<>();
    private int known;

    /** Every record of a file; the event is only good within the call. What is no log is an IOException. */
    void read(InputStream stored, Consumer<Event> use) throws IOException {
        try (InputStream in = unpacked(stored);
                JsonParser parser = JSON.createParser(in)) {
            toRecords(parser);
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                event.clear();
                record(parser);
                use.accept(event);
            }
        }
    }

    private static InputStream unpacked(InputStream stored) throws IOException {
        BufferedInputStream in = new BufferedInputStream(stored, BUFFER);
        in.mark(2);
        boolean packed = (in.read() << 8 | in.read()) == GZIP;
        in.reset();
        return packed ? new GZIPInputStream(in, BUFFER) : in;
    }

    private static void toRecords(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean records = parser.currentName().equals("Records");
                if (parser.nextToken() == JsonToken.START_ARRAY && records) {
                    return;
                }
                parser.skipChildren();
            }
        }
        throw new IOException("it has no list of Records, so that it is no log of CloudTrail");
    }

    private void record(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "requestParameters" -> value(parser, "", event.parameters);
                case "resources" -> value(parser, "", event.resources);
                case "responseElements", "additionalEventData", "serviceEventDetails", "userAgent" ->
                    parser.skipChildren();
                default -> value(parser, name, event.record);
            }
        }
    }

    private void value(JsonParser parser, String path, Fields fields) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String way = join(path, parser.currentName());
                    parser.nextToken();
                    value(parser, way, fields);
                }
            }
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(parser, path, fields);
                }
            }
            case VALUE_NULL -> {}
            default -> {
                String text = parser.getText();
                if (path.equals("omitted") && text.equals("true")) {
                    fields.cut();
                }
                fields.add(path, text);
            }
        }
    }

    private String join(String path, String name) {
        if (path.isEmpty()) {
            return name;
        }
        Map<String, String> names = joined.computeIfAbsent(path, way -> new HashMap<>());
        String way = names.get(name);
        if (way == null) {
            way = path + "." + name;
            if (known++ < KNOWN_PATHS) {
                names.put(name, way);
            }
        }
        return way;
    }
}
