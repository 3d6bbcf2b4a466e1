package dev.parapet.audit.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** A CSV file (RFC 4180) that a spreadsheet shows and does not execute. */
final class Csv {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private final Writer out;
    private final Redaction redaction;

    Csv(Writer out, List<String> head, Redaction redaction) {
        this.out = out;
        this.redaction = redaction;
        row(head);
    }

    void row(List<String> cells) {
        try {
            out.write(cells.stream().map(redaction::text).map(Csv::cell).collect(Collectors.joining(",")));
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String cell(String raw) {
        boolean formula = !raw.isEmpty() && STARTS_A_FORMULA.indexOf(raw.charAt(0)) >= 0;
        String seen = Visible.text(raw);
        String safe = formula ? "'" + seen : seen;
        boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
