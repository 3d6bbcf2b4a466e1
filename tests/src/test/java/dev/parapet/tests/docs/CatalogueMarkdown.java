package dev.parapet.tests.docs;

import dev.parapet.core.Control;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Summary;
import java.util.List;
import java.util.stream.Collectors;

/** The catalogue as a page, from the published facts alone. */
final class CatalogueMarkdown {
    private static final String FOLDER = "../remediations/src/main/java/dev/parapet/remediations/";

    private CatalogueMarkdown() {}

    static String of(List<Guardrail<?>> guardrails) {
        String head = """
                # The catalogue

                %d guardrails. This page is made from their published facts; `./parapet catalogue SLUG` says all about one of
                them: events, calls, permissions, settings, and which requirements it gives evidence for. What the tests have seen of each
                stands in [proof.md](proof.md).

                - **prevented by**: the organization policy that keeps the fault from arising
                - **revealed in**: how soon after the fault somebody knows; `sweep` finds what no event told
                - **repaired**: `automatic` under standard settings, after an `approval`, or by a person with the `plan` in hand
                - **undo**: whether the state before comes back `exact`, `partly` or not at all

                | guardrail | holds when all is well | severity | prevented by | revealed in | repaired | undo |
                |---|---|---|---|---|---|---|
                """.formatted(guardrails.size());
        return head + guardrails.stream().map(CatalogueMarkdown::row).collect(Collectors.joining());
    }

    private static String row(Guardrail<?> guardrail) {
        Control control = guardrail.control();
        Summary summary = Summary.of(guardrail);
        return "| %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        link(control, FOLDER),
                        control.title(),
                        summary.severity(),
                        summary.prevented(),
                        summary.revealed(),
                        summary.repaired(),
                        summary.undo());
    }

    /** A guardrail's slug, with the way to its page. */
    static String link(Control control, String folder) {
        return "[`%s`](%s%s/README.md)"
                .formatted(control.id(), folder, control.id().replace('-', '_'));
    }
}
