package dev.parapet.audit.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A standard, and its requirements in its own order.
 *
 * @param id as mappings write it, for example {@code cis-5.0}
 * @param note what a reader has to know about its ids and mappings; may be empty
 * @param requirements parents before children, siblings as the standard numbers them
 */
public record Framework(String id, String name, String version, String note, List<Requirement> requirements) {
    public Framework {
        requirements = List.copyOf(requirements);
    }

    /**
     * One requirement, or a section of them.
     *
     * @param id a string, never a number: 1.10 is not 1.1
     * @param parent the section above; empty at the top
     * @param title what it asks for, in a few words of our own
     */
    public record Requirement(String id, String parent, String title) {}

    /** Every framework that a report can be made for. */
    public static List<Framework> all() {
        List<String[]> requirements = rows("requirements.tsv");
        return rows("frameworks.tsv").stream()
                .map(row -> new Framework(row[0], row[1], row[2], row[3], of(row[0], requirements)))
                .toList();
    }

    private static List<Requirement> of(String framework, List<String[]> rows) {
        return rows.stream()
                .filter(row -> row[0].equals(framework))
                .map(row -> new Requirement(row[1], row[2], row[3]))
                .toList();
    }

    private static List<String[]> rows(String resource) {
        InputStream in = Objects.requireNonNull(Framework.class.getResourceAsStream(resource), resource);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split("\t", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For people: {@code CIS AWS Foundations Benchmark 5.0.0}. */
    String title() {
        return name + " " + version;
    }
}
