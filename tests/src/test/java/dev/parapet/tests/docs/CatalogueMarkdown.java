package dev.parapet.tests.docs;

import dev.parapet.core.Control;
import dev.parapet.core.Effect;
import dev.parapet.core.Trigger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The catalogue as a page, from the published facts alone. */
final class CatalogueMarkdown {
    private static final String FOLDER = "../remediations/src/main/java/dev/parapet/remediations/";

    private CatalogueMarkdown() {}

    static String of(List<Control> controls) {
        String head = """
                # The catalogue

                Made from the controls; `./parapet catalogue SLUG` says more about each.

                | guardrail | holds when all is well | severity | prevented by | revealed by | written | permissions |
                |---|---|---|---|---|---|---|
                """;
        return head + controls.stream().map(CatalogueMarkdown::row).collect(Collectors.joining());
    }

    private static String row(Control control) {
        return "| [`%s`](%s%s/README.md) | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        control.id(),
                        FOLDER,
                        control.id().replace('-', '_'),
                        control.title(),
                        lower(control.severity()),
                        control.preventions().isEmpty() ? "no policy can" : String.join(", ", control.preventions()),
                        lines(control.triggers().stream()
                                .map(CatalogueMarkdown::trigger)
                                .toList()),
                        lines(control.effects().stream()
                                .map(CatalogueMarkdown::effect)
                                .toList()),
                        lines(control.permissions().stream()
                                .map(permission -> "`%s` on `%s`".formatted(permission.action(), permission.resource()))
                                .toList()));
    }

    private static String trigger(Trigger trigger) {
        return "%s (%s)".formatted(trigger.describe().replace("*", "\\*"), lower(trigger.speed()));
    }

    private static String effect(Effect effect) {
        return "`%s` (%s, undo %s)".formatted(effect.api(), lower(effect.risk()), lower(effect.undo()));
    }

    private static String lines(List<String> cells) {
        return String.join("<br>", cells);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
