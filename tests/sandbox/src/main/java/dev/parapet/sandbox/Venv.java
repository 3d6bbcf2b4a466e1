package dev.parapet.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A private Python environment in the user's cache folder, for those who have Python but not moto. */
record Venv(Path folder) {

    Optional<Launch> existing() {
        return Stream.of(folder.resolve("bin/python"), folder.resolve("Scripts/python.exe"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(python -> Launch.of(python.toString()));
    }

    /** Installs moto, saying so, for it takes a while; empty when there is no network to get it from. */
    Optional<Launch> create(Path python) {
        System.err.println("Installing moto " + MotoSearch.VERSION + " into " + folder + " (once) ...");
        if (!run(List.of(python.toString(), "-m", "venv", folder.toString()))) {
            return Optional.empty();
        }
        return existing().filter(launch -> run(pip(launch.command().getFirst())));
    }

    private static List<String> pip(String python) {
        return List.of(
                python,
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--retries",
                "1",
                "moto[server]==" + MotoSearch.VERSION);
    }

    private static boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
