package dev.parapet.cli;

import dev.parapet.core.event.Envelopes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/** The events a user names: files with one event or one SQS batch each, or {@code -} for JSON Lines on standard input. */
final class EventFiles {
    private EventFiles() {}

    /**
     * Hands every event on, with the name it was given under, in order.
     *
     * @throws NoSuchFileException before anything is handed on, when one of the files is missing
     */
    static void each(List<String> names, InputStream standardInput, BiConsumer<String, String> use) throws IOException {
        for (String name : names) {
            if (!name.equals("-") && !Files.isRegularFile(Path.of(name))) {
                throw new NoSuchFileException(name);
            }
        }
        for (String name : names) {
            if (name.equals("-")) {
                lines(standardInput, use);
            } else {
                messages(name, decode(Files.readAllBytes(Path.of(name))), use);
            }
        }
    }

    private static void lines(InputStream in, BiConsumer<String, String> use) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, decoder));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                messages("-", line, use);
            }
        }
    }

    /** Bytes that are no UTF-8 become replacement characters: the reader refuses or accepts the rest as it stands. */
    private static String decode(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void messages(String name, String text, BiConsumer<String, String> use) {
        Envelopes.open(text).forEach(message -> use.accept(name, message.body()));
    }
}
