package dev.parapet.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What a request line points at: a raw path without its last slash, and the query's parameters. */
record Target(String path, Map<String, String> query) {
    static Target of(String raw) {
        String[] parts = raw.split("\\?", 2);
        return new Target(trimmed(parts[0]), parts.length > 1 ? form(parts[1]) : Map.of());
    }

    static String trimmed(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    static Map<String, String> form(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String field : text.split("&", -1)) {
            String[] nameAndValue = field.split("=", 2);
            fields.put(plain(nameAndValue[0]), nameAndValue.length > 1 ? plain(nameAndValue[1]) : "");
        }
        fields.remove("");
        return fields;
    }

    /** A path's own decoding, in which a plus sign is a plus sign. */
    static String decoded(String label) {
        return plain(label.replace("+", "%2B"));
    }

    private static String plain(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Whether the query has what a pattern asks for: {@code name}, or {@code name=value}. */
    boolean asks(String wanted) {
        String[] nameAndValue = wanted.split("=", 2);
        return nameAndValue.length > 1
                ? nameAndValue[1].equals(query.get(nameAndValue[0]))
                : query.containsKey(nameAndValue[0]);
    }
}
