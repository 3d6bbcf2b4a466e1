package dev.parapet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import dev.parapet.policies.SettingsInvalid;
import dev.parapet.scp.PolicyType;
import dev.parapet.scp.lint.Source;
import dev.parapet.scp.pack.Attached;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Policies as files: one each, by kind, and where they go. */
record PolicyFiles(Path directory) {
    private static final String ATTACHMENTS = "attachments.json";

    /** Writes them all, in place of what was written before; never into a directory that holds something else. */
    void write(List<Attached> policies) throws IOException {
        clear();
        for (Attached attached : policies) {
            Path file = directory.resolve(attached.file());
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, attached.policy().content());
        }
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(ATTACHMENTS), attachments(policies).toPrettyString() + "\n");
    }

    /** By target: the files that go there, without their ending. */
    private static ObjectNode attachments(List<Attached> policies) {
        ObjectNode targets = Json.object();
        policies.stream()
                .flatMap(attached -> attached.targets().stream())
                .distinct()
                .sorted()
                .forEach(target -> policies.stream()
                        .filter(attached -> attached.targets().contains(target))
                        .forEach(attached -> targets.withArrayProperty(target).add(name(attached.file()))));
        return targets;
    }

    private static String name(String file) {
        return file.replaceFirst("\\.json$", "");
    }

    private void clear() throws IOException {
        Path attachments = directory.resolve(ATTACHMENTS);
        if (!Files.exists(attachments)) {
            if (Files.isDirectory(directory) && !isEmpty()) {
                throw new SettingsInvalid(
                        directory.toString(), "holds something else and is kept; name an empty directory with --out");
            }
            return;
        }
        for (JsonNode names : Json.read(Files.readString(attachments))) {
            for (JsonNode name : names) {
                if (name.asText().matches("[a-z0-9-]+/[a-z0-9-]+")) {
                    Files.deleteIfExists(directory.resolve(name.asText() + ".json"));
                }
            }
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    /** All policies below the directory. What kind one is, the folder says; without such a folder the text does. */
    List<Source> read() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith(ATTACHMENTS))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new SettingsInvalid(directory.toString(), "holds no policy (*.json)");
            }
            return found.stream().map(this::source).toList();
        }
    }

    private Source source(Path file) {
        try {
            String text = Files.readString(file);
            return new Source(directory.relativize(file).toString(), type(file, text), text);
        } catch (MalformedInputException e) {
            throw new SettingsInvalid(file.toString(), "not a text in UTF-8");
        } catch (IOException e) {
            throw new SettingsInvalid(file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    private static PolicyType type(Path file, String text) {
        String folder = String.valueOf(file.toAbsolutePath().resolveSibling("").getFileName());
        return Arrays.stream(PolicyType.values())
                .filter(type -> type.folder().equals(folder))
                .findFirst()
                .orElse(text.contains("\"Principal\"") ? PolicyType.RESOURCE_CONTROL : PolicyType.SERVICE_CONTROL);
    }
}
