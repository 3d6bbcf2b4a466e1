package dev.parapet.policies;

import dev.parapet.core.Suggestion;
import dev.parapet.policies.PreventionForm.Entry;
import dev.parapet.policies.PreventionSettings.Choice;
import dev.parapet.policies.PreventionSettings.Slots;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the section {@code prevention}. */
record PreventionNode(Yaml yaml, PreventionForm form) {
    static final List<String> KEYS = List.of("parameters", "policies", "scp", "rcp");
    static final List<String> CHOICE = List.of("state", "at");
    static final List<String> SLOTS = List.of("size", "slots", "in-use");
    private static final List<String> STATES = List.of("on", "off");

    PreventionSettings read(Node node) {
        Map<String, Node> entries = yaml.mapping(node, KEYS);
        return new PreventionSettings(
                Optional.ofNullable(entries.get("policies")).map(this::policies).orElse(Map.of()),
                Optional.ofNullable(entries.get("parameters"))
                        .map(this::parameters)
                        .orElse(Map.of()),
                Optional.ofNullable(entries.get("scp")).map(this::slots),
                Optional.ofNullable(entries.get("rcp")).map(this::slots));
    }

    private Map<String, Choice> policies(Node node) {
        Map<String, Choice> all = new HashMap<>();
        yaml.mapping(node, form.policies().keySet()).forEach((id, word) -> all.put(id, choice(word)));
        return all;
    }

    /** {@code on}, {@code off}, or a mapping that also says where. */
    private Choice choice(Node node) {
        if (node instanceof ScalarNode) {
            return new Choice(Optional.of(state(node)), List.of());
        }
        Map<String, Node> entries = yaml.mapping(node, CHOICE);
        return new Choice(
                Optional.ofNullable(entries.get("state")).map(this::state),
                Optional.ofNullable(entries.get("at")).map(this::places).orElse(List.of()));
    }

    private boolean state(Node node) {
        String word = yaml.text(node);
        if (!STATES.contains(word)) {
            throw yaml.invalid(node, "'%s' is neither on nor off%s".formatted(word, Suggestion.of(word, STATES)));
        }
        return word.equals("on");
    }

    private List<String> places(Node node) {
        return yaml.sequence(node).stream()
                .map(place -> {
                    String path = yaml.text(place);
                    if (!path.matches("[^/]+(/[^/]+)*")) {
                        throw yaml.invalid(
                                place,
                                "'%s' is no place; write root, or the path of a unit: Workloads/Production"
                                        .formatted(path));
                    }
                    return path;
                })
                .toList();
    }

    private Map<String, List<String>> parameters(Node node) {
        Map<String, Node> entries =
                yaml.mapping(node, form.parameters().stream().map(Entry::name).toList());
        Map<String, List<String>> all = new HashMap<>();
        form.parameters()
                .forEach(entry -> Optional.ofNullable(entries.get(entry.name()))
                        .ifPresent(value -> all.put(entry.name(), values(entry, value))));
        return all;
    }

    private List<String> values(Entry entry, Node node) {
        List<Node> nodes = entry.many() || node instanceof SequenceNode ? yaml.sequence(node) : List.of(node);
        if (!entry.many() && nodes.size() != 1) {
            throw yaml.invalid(node, "%s has one value".formatted(entry.name()));
        }
        return nodes.stream().map(value -> value(entry, value)).toList();
    }

    private String value(Entry entry, Node node) {
        String text = yaml.text(node);
        entry.problem().apply(text).ifPresent(problem -> {
            throw yaml.invalid(node, problem);
        });
        return text;
    }

    private Slots slots(Node node) {
        Map<String, Node> entries = yaml.mapping(node, SLOTS);
        Slots slots = new Slots(
                number(entries, "size", 100_000, Slots.STANDARD.size()),
                number(entries, "slots", 100, Slots.STANDARD.slots()),
                number(entries, "in-use", 100, Slots.STANDARD.inUse()));
        if (slots.inUse() >= slots.slots()) {
            throw yaml.invalid(
                    node, "%d of %d slots are in use: there is no room".formatted(slots.inUse(), slots.slots()));
        }
        return slots;
    }

    private int number(Map<String, Node> entries, String key, int most, int standard) {
        return Optional.ofNullable(entries.get(key))
                .map(node -> yaml.number(node, most))
                .orElse(standard);
    }
}
