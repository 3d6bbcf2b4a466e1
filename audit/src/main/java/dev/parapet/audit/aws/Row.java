package dev.parapet.audit.aws;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads and writes the rows of the table. */
final class Row {
    static final String KEY = "pk";

    private final Map<String, AttributeValue> values = new HashMap<>();

    private Row() {}

    static Map<String, AttributeValue> key(String key) {
        return Map.of(KEY, text(key));
    }

    static Row of(String key) {
        return new Row().with(KEY, text(key));
    }

    Row with(String name, AttributeValue value) {
        values.put(name, value);
        return this;
    }

    Map<String, AttributeValue> values() {
        return Map.copyOf(values);
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static AttributeValue bytes(byte[] bytes) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
    }

    static String text(Map<String, AttributeValue> row, String name) {
        return value(row, name).s();
    }

    static long number(Map<String, AttributeValue> row, String name) {
        return Long.parseLong(value(row, name).n());
    }

    private static AttributeValue value(Map<String, AttributeValue> row, String name) {
        AttributeValue value = row.get(name);
        if (value == null) {
            throw new IllegalStateException("the row %s has no %s".formatted(row.get(KEY), name));
        }
        return value;
    }
}
