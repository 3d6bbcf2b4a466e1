package dev.parapet.cli;

import dev.parapet.core.Control;
import dev.parapet.core.Effect;
import dev.parapet.core.Mapping;
import dev.parapet.core.Summary;
import dev.parapet.core.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The catalogue for people, from the published facts alone. */
final class CataloguePage {
    private CataloguePage() {}

    static List<String> table(List<Control> controls) {
        List<List<String>> rows = controls.stream()
                .map(control -> List.of(
                        control.id(),
                        control.severity().name().toLowerCase(Locale.ROOT),
                        new Summary(control).prevented(),
                        new Summary(control).revealed(),
                        new Summary(control).repaired(),
                        new Summary(control).undo()))
                .toList();
        return Table.of(List.of("guardrail", "severity", "prevented by", "revealed in", "repaired", "undo"), rows);
    }

    static List<String> of(Control control) {
        List<String> page = new ArrayList<>();
        page.add(Ink.BOLD.on(control.id()) + "  " + control.title());
        page.add("");
        page.add(entry("why", control.why()));
        page.add(entry("severity", control.severity().name().toLowerCase(Locale.ROOT)));
        page.add(entry("resource", control.resourceType()));
        page.addAll(entries("revealed by", control.triggers().stream().map(CataloguePage::trigger)));
        page.add(entry("prevented by", new Summary(control).prevented()));
        page.addAll(entries("repaired by", control.effects().stream().map(CataloguePage::effect)));
        page.addAll(entries(
                "permissions",
                control.permissions().stream()
                        .map(permission -> permission.action() + " on " + permission.resource())));
        page.addAll(entries(
                "settings",
                control.parameters().stream()
                        .map(parameter -> "%s: %s Standard: %s."
                                .formatted(parameter.name(), parameter.description(), parameter.standard()))));
        page.add(entry("page", pageOf(control)));
        page.addAll(entries("evidence for", control.mappings().stream().map(CataloguePage::mapping)));
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

    /** Where the whole story is told. */
    private static String pageOf(Control control) {
        return "remediations/src/main/java/dev/parapet/remediations/%s/README.md"
                .formatted(control.id().replace('-', '_'));
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
