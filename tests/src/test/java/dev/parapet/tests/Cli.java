package dev.parapet.tests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.cli.Main;
import dev.parapet.core.Control;
import dev.parapet.core.Json;
import dev.parapet.remediations.Guardrails;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line as a process of its own, with nothing of this one in its environment. */
record Cli(Map<String, String> environment, Path directory) {
    /** What a run left behind. */
    record Run(int status, String out, String err) {
        /** The JSON Lines on standard output; each line must be one. */
        List<JsonNode> lines() {
            return out.lines().map(Run::json).toList();
        }

        private static JsonNode json(String line) {
            try {
                return Json.read(line);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not a line of JSON: " + line, e);
            }
        }

        /** The outcomes in order. */
        List<String> outcomes() {
            return lines().stream().map(line -> line.path("outcome").asText()).toList();
        }
    }

    /** In front of the sandbox, in the security account. */
    static Cli in(World world, Path directory) {
        return at(world.sandbox().endpoint(), world, directory);
    }

    static Cli at(URI endpoint, World world, Path directory) {
        Map<String, String> environment = new TreeMap<>(alone(directory));
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put("AWS_REGION", World.HOME);
        environment.put("AWS_ACCESS_KEY_ID", world.credentials().accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", world.credentials().secretAccessKey());
        return new Cli(environment, directory);
    }

    /** Without any credentials, and unable to find some. */
    static Map<String, String> alone(Path directory) {
        return Map.of(
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_CONFIG_FILE", directory.resolve("no-config").toString(),
                "AWS_SHARED_CREDENTIALS_FILE",
                        directory.resolve("no-credentials").toString());
    }

    Cli with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Cli(more, directory);
    }

    /** Replays events from files under empty settings, with a state directory that stays. */
    Run replay(String... events) {
        return run(replayCommand(events));
    }

    String[] replayCommand(String... events) {
        Path settings = file("parapet.yaml", onlyTheKinds());
        Stream<String> verb = Stream.of("replay", "--settings", settings.toString(), "--state", state().toString());
        return Stream.concat(verb, files(events)).toArray(String[]::new);
    }

    /** The other guardrails are off: an event may wake several, and these tests are about one fault at a time. */
    static String onlyTheKinds() {
        return Guardrails.controls().stream()
                .map(Control::id)
                .filter(id -> !Kind.GUARDRAILS.contains(id))
                .map("  %s: {mode: off}\n"::formatted)
                .collect(Collectors.joining("", "guardrails:\n  pub-rds-instance: {}\n", ""));
    }

    Path state() {
        return directory.resolve("state");
    }

    private Stream<String> files(String... events) {
        List<String> names = new ArrayList<>();
        for (String event : events) {
            names.add(file("event-%03d.json".formatted(names.size()), event).toString());
        }
        return names.stream();
    }

    Path file(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Run run(String... arguments) {
        return run(builder -> {}, arguments);
    }

    private Run run(Consumer<ProcessBuilder> setting, String... arguments) {
        try {
            Process process = start(setting, arguments);
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            return new Run(status, out, Files.readString(directory.resolve("stderr")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Replays events from standard input under empty settings. */
    Run replayLines(String... events) {
        Path lines = file("events.jsonl", String.join("\n", events) + "\n");
        Path settings = file("parapet.yaml", onlyTheKinds());
        return run(
                builder -> builder.redirectInput(lines.toFile()),
                "replay",
                "--settings",
                settings.toString(),
                "--state",
                state().toString(),
                "-");
    }

    Process start(String... arguments) {
        return start(builder -> {}, arguments);
    }

    private Process start(Consumer<ProcessBuilder> setting, String... arguments) {
        List<String> command = new ArrayList<>(java());
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(directory.resolve("stderr").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        setting.accept(builder);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The test classes stay behind; the first of many runs leaves an archive of its classes to the next. */
    static List<String> java() {
        String path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                path);
    }
}
