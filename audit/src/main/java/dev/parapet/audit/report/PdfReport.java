package dev.parapet.audit.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The page, printed by a browser without a window: one truth, two forms. */
public final class PdfReport {
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final int MINUTES = 5;

    private PdfReport() {}

    /**
     * Prints a page.
     *
     * @throws BrowserMissing when there is no browser, or it fails
     */
    public static void print(Path page, Path pdf) throws IOException {
        Path browser = browser(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .orElseThrow(
                        () -> new BrowserMissing(
                                "a PDF is printed by Chromium and none is on the PATH: install chromium (Debian, Fedora), chromium-browser (Ubuntu) or Google Chrome, or ask for html and print it yourself"));
        Path profile = Files.createTempDirectory("parapet-print");
        Path said = profile.resolve("said.txt");
        Process process = new ProcessBuilder(command(browser, profile, page, pdf))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        wait(process);
        if (process.exitValue() != 0 || !Files.exists(pdf)) {
            throw new BrowserMissing("%s did not print %s: %s"
                    .formatted(browser, page, Files.readString(said).strip()));
        }
        remove(profile);
    }

    static Optional<Path> browser(String searchPath) {
        return BROWSERS.stream()
                .flatMap(name -> Stream.of(searchPath.split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<String> command(Path browser, Path profile, Path page, Path pdf) {
        List<String> command = new ArrayList<>(List.of(
                browser.toString(),
                "--headless=new",
                "--disable-gpu",
                "--no-first-run",
                "--disable-extensions",
                "--user-data-dir=" + profile,
                "--no-pdf-header-footer",
                "--virtual-time-budget=10000",
                "--print-to-pdf=" + pdf.toAbsolutePath(),
                page.toUri().toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.add(2, "--no-sandbox"); // root has no sandbox to give; everybody else keeps it
        }
        return command;
    }

    private static void wait(Process process) {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BrowserMissing("interrupted while the browser printed");
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                if (!file.delete()) {
                    file.deleteOnExit();
                }
            });
        }
    }
}
