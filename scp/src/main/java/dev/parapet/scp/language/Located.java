package dev.parapet.scp.language;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** JSON that remembers where it stood. */
sealed interface Located {
    /** No policy is deeper than seven. */
    JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(20).build())
            .build();

    int line();

    int column();

    /** A text, a number, a truth value or null. */
    record Scalar(String text, Kind kind, int line, int column) implements Located {}

    record Items(List<Located> items, int line, int column) implements Located {}

    record Fields(Map<String, Field> fields, int line, int column) implements Located {}

    /** A value under its name; line and column are the name's. */
    record Field(String name, Located value, int line, int column) {
        PolicyInvalid invalid(String reason) {
            return new PolicyInvalid(line, column, reason);
        }
    }

    /** Of a scalar. */
    enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    default PolicyInvalid invalid(String reason) {
        return new PolicyInvalid(line(), column(), reason);
    }

    /** What it is, for a complaint. */
    default String kindly() {
        return switch (this) {
            case Scalar scalar when scalar.kind() == Kind.NULL -> "null";
            case Scalar scalar -> "the " + scalar.kind().name().toLowerCase(Locale.ROOT) + " " + scalar.text();
            case Items items -> "a list";
            case Fields fields -> "an object";
        };
    }

    /** Reads exactly one document. */
    static Located read(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            if (!parser.hasCurrentToken()) {
                throw new PolicyInvalid(1, 1, "there is nothing; a policy is a JSON object");
            }
            Located root = value(parser);
            if (parser.nextToken() != null) {
                JsonLocation at = parser.currentTokenLocation();
                throw new PolicyInvalid(at.getLineNr(), at.getColumnNr(), "there is more behind the policy; remove it");
            }
            return root;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new PolicyInvalid(
                    at == null ? 1 : Math.max(1, at.getLineNr()),
                    at == null ? 1 : Math.max(1, at.getColumnNr()),
                    "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory was not read", e);
        }
    }

    private static Located value(JsonParser parser) throws IOException {
        JsonLocation at = parser.currentTokenLocation();
        int line = at.getLineNr();
        int column = at.getColumnNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Fields(fields(parser), line, column);
            case START_ARRAY -> new Items(items(parser), line, column);
            case VALUE_STRING -> new Scalar(parser.getText(), Kind.STRING, line, column);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(parser.getText(), Kind.NUMBER, line, column);
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(parser.getText(), Kind.BOOLEAN, line, column);
            default -> new Scalar("null", Kind.NULL, line, column);
        };
    }

    private static List<Located> items(JsonParser parser) throws IOException {
        List<Located> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }

    private static Map<String, Field> fields(JsonParser parser) throws IOException {
        Map<String, Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            JsonLocation at = parser.currentTokenLocation();
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, new Field(name, value(parser), at.getLineNr(), at.getColumnNr()));
        }
        return fields;
    }
}
