package dev.parapet.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks for a Python that has moto, nearest first; what is named in the environment is taken or refused, never passed by. */
record MotoSearch(Map<String, String> environment) {
    static final String VERSION = "5.2.1";

    Moto start() {
        String url = environment.get("PARAPET_MOTO_URL");
        if (url != null) {
            return Moto.at(URI.create(url));
        }
        String command = environment.get("PARAPET_MOTO");
        return command != null ? named(command) : found();
    }

    private Moto named(String command) {
        Optional<Path> program =
                Files.isRegularFile(Path.of(command)) ? Optional.of(Path.of(command)) : onPath(command);
        return program.flatMap(MotoSearch::interpreter)
                .flatMap(python -> Launch.of(python.toString()).start())
                .orElseThrow(() -> MotoMissing.named("PARAPET_MOTO", command));
    }

    private Moto found() {
        Venv venv = new Venv(cache());
        Stream<Supplier<Optional<Launch>>> places = Stream.of(
                () -> onPath("python3").map(Path::toString).map(Launch::of),
                () -> onPath("python").map(Path::toString).map(Launch::of),
                () -> onPath("moto_server")
                        .flatMap(MotoSearch::interpreter)
                        .map(Path::toString)
                        .map(Launch::of),
                venv::existing,
                () -> onPath("python3").or(() -> onPath("python")).flatMap(venv::create),
                () -> onPath("docker").map(MotoSearch::container));
        return places.map(Supplier::get)
                .flatMap(Optional::stream)
                .map(Launch::start)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(MotoMissing::anywhere);
    }

    private Path cache() {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        Path caches = Path.of(environment.getOrDefault("XDG_CACHE_HOME", home + "/.cache"));
        return caches.resolve("parapet").resolve("moto-" + VERSION);
    }

    private Optional<Path> onPath(String name) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(Path.of(folder, name), Path.of(folder, name + ".exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** The interpreter behind a command: the one its first line names, else itself, else the python3 beside it. */
    private static Optional<Path> interpreter(Path command) {
        Path sibling = command.resolveSibling("python3");
        String first = firstLine(command);
        if (first.startsWith("#!/") && first.contains("python") && !first.contains(" ")) {
            return Optional.of(Path.of(first.substring(2).strip()));
        }
        boolean python = String.valueOf(command.getFileName()).startsWith("python");
        return Optional.of(python || !Files.isExecutable(sibling) ? command : sibling);
    }

    private static String firstLine(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(256), StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static Launch container(Path docker) {
        int port = freePort();
        List<String> command = List.of(
                docker.toString(),
                "run",
                "--rm",
                "-i",
                "--entrypoint",
                "python",
                "-e",
                "PARAPET_BIND=0.0.0.0:5000",
                "-p",
                "127.0.0.1:" + port + ":5000",
                "motoserver/moto:" + VERSION);
        return new Launch(command, OptionalInt.of(port));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
