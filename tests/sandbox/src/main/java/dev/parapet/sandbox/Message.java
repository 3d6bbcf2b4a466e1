package dev.parapet.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;

/** One HTTP/1.1 message, whole. Its body is as it was before any chunking. */
@SuppressWarnings("ArrayRecordComponent") // messages are never compared
record Message(String start, List<Entry<String, String>> headers, byte[] body) {
    Message {
        headers = List.copyOf(headers);
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Entry::getValue)
                .findFirst();
    }

    boolean says(String name, String value) {
        return header(name).filter(value::equalsIgnoreCase).isPresent();
    }

    Message without(List<String> names) {
        List<Entry<String, String>> kept = new ArrayList<>(headers);
        kept.removeIf(header -> names.stream().anyMatch(header.getKey()::equalsIgnoreCase));
        return new Message(start, kept, body);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    String method() {
        return start.split(" ", 3)[0];
    }

    String target() {
        return start.split(" ", 3)[1];
    }

    int status() {
        return Integer.parseInt(start.split(" ", 3)[1]);
    }
}
