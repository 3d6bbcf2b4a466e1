package dev.parapet.tests.docs;

import dev.parapet.core.Control;
import dev.parapet.core.Summary;
import java.util.List;
import java.util.stream.Collectors;

/** The catalogue as a page, from the published facts alone. */
final class CatalogueMarkdown {
    private static final String FOLDER = "../remediations/src/main/java/dev/parapet/remediations/";

    private CatalogueMarkdown() {}

    static String of(List<Control> controls) {
        String head = """
                # The catalogue

                Made from the controls. `./parapet catalogue SLUG` says more about each: triggers, permissions, framework requirements. What
                the tests have seen of each stands in [proof.md](proof.md).

                | guardrail | holds when all is well | severity | prevented by | revealed in | repaired | undo |
                |---|---|---|---|---|---|---|
                """;
        return head + controls.stream().map(CatalogueMarkdown::row).collect(Collectors.joining());
    }

    private static String row(Control control) {
        Summary summary = new Summary(control);
        return "| [`%s`](%s%s/README.md) | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        control.id(),
                        FOLDER,
                        control.id().replace('-', '_'),
                        control.title(),
                        control.severity().name().toLowerCase(java.util.Locale.ROOT),
                        summary.prevented(),
                        summary.revealed(),
                        summary.repaired(),
                        summary.undo());
    }
}
