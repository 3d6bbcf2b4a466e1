package dev.parapet.cli;

import dev.parapet.core.Control;
import dev.parapet.core.Effect;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Summary;
import dev.parapet.core.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The catalogue for people, from the published facts alone. */
final class CataloguePage {
    private static final String FOLDER = "remediations/src/main/java/dev/parapet/remediations/";

    private CataloguePage() {}

    static List<String> table(List<Guardrail<?>> guardrails) {
        return Table.of(
                List.of("guardrail", "severity", "prevented by", "revealed in", "repaired", "undo"),
                guardrails.stream().map(CataloguePage::row).toList());
    }

    private static List<String> row(Guardrail<?> guardrail) {
        Summary summary = Summary.of(guardrail);
        return List.of(
                guardrail.control().id(),
                summary.severity(),
                summary.prevented(),
                summary.revealed(),
                summary.repaired(),
                summary.undo());
    }

    static List<String> of(Guardrail<?> guardrail) {
        Control control = guardrail.control();
        Summary summary = Summary.of(guardrail);
        List<String> page = new ArrayList<>();
        page.add(Ink.BOLD.on(control.id()) + "  " + control.title());
        page.add("");
        page.add(entry("why", control.why()));
        page.add(entry("severity", summary.severity()));
        page.add(entry("resource", control.resourceType()));
        page.addAll(entries("revealed by", control.triggers().stream().map(CataloguePage::trigger)));
        page.add(entry("prevented by", summary.prevented()));
        page.add(entry("repaired", summary.repaired()));
        page.addAll(entries("by calls of", control.effects().stream().map(CataloguePage::effect)));
        page.addAll(entries(
                "permissions",
                control.permissions().stream()
                        .map(permission -> permission.action() + " on " + permission.resource())));
        page.addAll(entries(
                "settings",
                control.parameters().stream()
                        .map(parameter -> "%s: %s Standard: %s."
                                .formatted(parameter.name(), parameter.description(), parameter.standard()))));
        page.addAll(entries("evidence for", control.mappings().stream().map(CataloguePage::mapping)));
        page.add(entry("page", FOLDER + control.id().replace('-', '_') + "/README.md"));
        return page;
    }

    private static String trigger(Trigger trigger) {
        return "%s (%s)".formatted(trigger.describe(), trigger.speed().name().toLowerCase(Locale.ROOT));
    }

    private static String effect(Effect effect) {
        return "%s (%s, undo %s)"
                .formatted(
                        effect.api(),
                        effect.risk().name().toLowerCase(Locale.ROOT),
                        effect.undo().name().toLowerCase(Locale.ROOT));
    }

    private static String mapping(Mapping mapping) {
        return "%s %s (source: %s)"
                .formatted(mapping.framework(), String.join(", ", mapping.requirements()), mapping.source());
    }

    private static String entry(String name, String text) {
        return "  %s %s".formatted(Ink.DIM.on("%-13s".formatted(name)), text);
    }

    private static List<String> entries(String name, Stream<String> texts) {
        List<String> all = texts.toList();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            lines.add(entry(i == 0 ? name : "", all.get(i)));
        }
        return lines;
    }
}
