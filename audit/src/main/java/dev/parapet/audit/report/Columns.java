package dev.parapet.audit.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Rows as columns, which compress well and are decoded fast. A column whose words come again and again is a list of words
 * and a number a row.
 */
final class Columns<T> {
    private static final JsonFactory JSON = new JsonFactory();

    private final Redaction redaction;
    private final Map<String, Function<T, String>> columns = new LinkedHashMap<>();
    private final Map<String, Boolean> shared = new LinkedHashMap<>();

    Columns(Redaction redaction) {
        this.redaction = redaction;
    }

    /** A column in which most words are the only one of their kind. */
    Columns<T> own(String name, Function<T, String> value) {
        columns.put(name, value);
        shared.put(name, false);
        return this;
    }

    /** A column of few words. */
    Columns<T> shared(String name, Function<T, String> value) {
        columns.put(name, value);
        shared.put(name, true);
        return this;
    }

    void write(List<T> rows, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("rows", rows.size());
            json.writeObjectFieldStart("columns");
            for (Map.Entry<String, Function<T, String>> column : columns.entrySet()) {
                json.writeFieldName(column.getKey());
                if (shared.getOrDefault(column.getKey(), false)) {
                    words(rows, column.getValue(), json);
                } else {
                    plain(rows, column.getValue(), json);
                }
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private void plain(List<T> rows, Function<T, String> value, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (T row : rows) {
            json.writeString(shown(value.apply(row)));
        }
        json.writeEndArray();
    }

    private void words(List<T> rows, Function<T, String> value, JsonGenerator json) throws IOException {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        json.writeStartObject();
        json.writeArrayFieldStart("at");
        for (T row : rows) {
            int next = numbers.size();
            json.writeNumber(numbers.computeIfAbsent(shown(value.apply(row)), word -> next));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("words");
        for (String word : numbers.keySet()) {
            json.writeString(word);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private String shown(String raw) {
        return Visible.text(redaction.text(raw));
    }
}
