package dev.parapet.audit.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Writes a report into a directory, in the forms that were asked for, with the SHA-256 of each file beside them. */
public final class ReportFiles {
    /** What a report can be written as. */
    public enum Format {
        HTML,
        CSV,
        JSON,
        OCSF,
        OSCAL,
        PDF
    }

    private final Report report;
    private final Path directory;

    private ReportFiles(Report report, Path directory) {
        this.report = report;
        this.directory = directory;
    }

    /** Writes the files and names them, in the order of the formats. */
    public static List<Path> write(Report report, Set<Format> formats, Path directory) throws IOException {
        Files.createDirectories(directory);
        ReportFiles files = new ReportFiles(report, directory);
        List<Path> written = new ArrayList<>();
        for (Format format : Format.values()) {
            if (formats.contains(format)) {
                written.addAll(files.write(format));
            }
        }
        written.add(files.sums(written));
        return written;
    }

    private List<Path> write(Format format) throws IOException {
        return switch (format) {
            case HTML -> List.of(file("report.html", HtmlReport::write));
            case CSV -> CsvReport.write(report, directory);
            case JSON -> List.of(file("report.json", JsonReport::write));
            case OCSF -> List.of(file("report.ocsf.jsonl", OcsfReport::write));
            case OSCAL -> List.of(file("report.oscal.json", OscalReport::write));
            case PDF -> List.of(pdf());
        };
    }

    /** Writes a report into a stream. */
    private interface Form {
        void write(Report report, OutputStream out) throws IOException;
    }

    private Path file(String name, Form form) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            form.write(report, out);
        }
        return file;
    }

    private Path pdf() throws IOException {
        Path page = directory.resolve("report.html");
        boolean kept = Files.exists(page);
        Path printed = kept ? page : file("print.html", HtmlReport::write);
        Path pdf = directory.resolve("report.pdf");
        PdfReport.print(printed, pdf);
        if (!kept) {
            Files.delete(printed);
        }
        return pdf;
    }

    private Path sums(List<Path> written) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (Path file : written) {
            sums.append("%s  %s\n".formatted(sha256(file), file.getFileName()));
        }
        Path file = directory.resolve("SHA256SUMS");
        Files.writeString(file, sums, StandardCharsets.UTF_8);
        return file;
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
