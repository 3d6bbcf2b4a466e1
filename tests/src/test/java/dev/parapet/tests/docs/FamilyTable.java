package dev.parapet.tests.docs;

import dev.parapet.core.Control;
import dev.parapet.core.Family;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table in the README: each family, how many guardrails it has, and its gravest ones as examples. */
final class FamilyTable {
    private static final String FOLDER = "remediations/src/main/java/dev/parapet/remediations/";
    private static final int EXAMPLES = 2;
    private static final String HEAD = """
            | family | guardrails | for example |
            |---|---|---|
            """;
    private static final Pattern TABLE = Pattern.compile(Pattern.quote(HEAD) + "(\\|.*\\n)*");

    private FamilyTable() {}

    static String of(List<Control> controls) {
        return HEAD
                + Arrays.stream(Family.values())
                        .map(family -> row(
                                family,
                                controls.stream()
                                        .filter(control -> control.family() == family)
                                        .toList()))
                        .collect(Collectors.joining())
                + "| all | %d | [the catalogue](docs/catalogue.md) |%n".formatted(controls.size());
    }

    /** The same README with this table in place of its own. */
    static String into(String readme, String table) {
        return TABLE.matcher(readme).replaceFirst(Matcher.quoteReplacement(table));
    }

    private static String row(Family family, List<Control> controls) {
        String examples = controls.stream()
                .sorted(Comparator.comparing(Control::severity).reversed())
                .limit(EXAMPLES)
                .map(control -> "%s: %s".formatted(CatalogueMarkdown.link(control, FOLDER), control.title()))
                .collect(Collectors.joining("<br>"));
        return controls.isEmpty() ? "" : "| %s | %d | %s |%n".formatted(family.slug(), controls.size(), examples);
    }
}
