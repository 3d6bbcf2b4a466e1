package dev.parapet.cli;

import dev.parapet.audit.StateUnusable;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where accounts hang, as a file says it: {@code 111122223333 Workloads/Production}, a line each; {@code #} begins a remark. */
final class UnitsFile {
    private static final Pattern LINE = Pattern.compile("(\\d{12})(?:\\s*[,;\\t ]\\s*(.*))?");

    private UnitsFile() {}

    /** The path of the unit by account number; empty for an account at the root. */
    static Map<String, String> read(Path file) throws IOException {
        Map<String, String> units = new HashMap<>();
        List<String> lines = lines(file);
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                note(line, n + 1, file, units);
            }
        }
        return units;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException e) {
            throw new StateUnusable(file, "it is not a text in UTF-8");
        }
    }

    private static void note(String line, int number, Path file, Map<String, String> units) {
        Matcher said = LINE.matcher(line);
        if (!said.matches()) {
            throw new StateUnusable(
                    file,
                    "line %d is not an account and its unit: 111122223333 Workloads/Production".formatted(number));
        }
        String path = said.group(2) == null ? "" : said.group(2).replaceAll("^/+|/+$", "");
        String other = units.putIfAbsent(said.group(1), path);
        if (other != null && !other.equals(path)) {
            throw new StateUnusable(
                    file,
                    "line %d puts %s into '%s', a line before it into '%s'"
                            .formatted(number, said.group(1), path, other));
        }
    }
}
