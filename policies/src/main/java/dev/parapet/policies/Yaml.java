package dev.parapet.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parapet.core.Suggestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML file read strictly: every complaint names the line and column and says what is expected there. */
record Yaml(String file) {
    /** The root of the document; empty when the file has none. */
    Optional<Node> root(String text) {
        LoadSettings settings =
                LoadSettings.builder().setUseMarks(true).setLabel(file).build();
        try {
            return new Compose(settings).composeString(text).filter(root -> !blank(root));
        } catch (MarkedYamlEngineException e) {
            throw new SettingsInvalid(place(e), "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new SettingsInvalid(file, "not YAML: " + e.getMessage());
        } catch (StackOverflowError e) { // the parser has no limit of its own
            throw new SettingsInvalid(file, "not YAML that a person wrote: it is nested too deep");
        }
    }

    /** A document that was begun ({@code ---}) and holds nothing. */
    private static boolean blank(Node root) {
        return root instanceof ScalarNode scalar && scalar.getValue().isEmpty() && scalar.isPlain();
    }

    private String place(MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map(mark -> "%s:%d:%d".formatted(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(file);
    }

    /** The entries of a mapping whose keys must be among those known. */
    Map<String, Node> mapping(Node node, Collection<String> known) {
        Map<String, Node> entries = mapping(node);
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            String key = text(tuple.getKeyNode());
            if (!known.contains(key)) {
                throw SettingsInvalid.at(
                        file, tuple.getKeyNode(), "unknown key '%s'%s".formatted(key, Suggestion.of(key, known)));
            }
        }
        return entries;
    }

    /** The entries of a mapping with keys of any name. */
    Map<String, Node> mapping(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw SettingsInvalid.at(file, node, "a mapping (key: value) is expected");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw SettingsInvalid.at(file, tuple.getKeyNode(), "the key '%s' stands here twice".formatted(key));
            }
        }
        return entries;
    }

    List<Node> sequence(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw SettingsInvalid.at(file, node, "a list (- item) is expected");
    }

    String text(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw SettingsInvalid.at(file, node, "a text is expected");
    }

    /** A whole number from 1 to a most. */
    int number(Node node, int most) {
        String text = text(node);
        if (!text.matches("[1-9]\\d{0,8}") || Integer.parseInt(text) > most) {
            throw SettingsInvalid.at(file, node, "a number from 1 to %d is expected, not '%s'".formatted(most, text));
        }
        return Integer.parseInt(text);
    }

    /** {@code true} or {@code false}. */
    boolean truth(Node node) {
        String text = text(node);
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw SettingsInvalid.at(file, node, "true or false is expected, not '%s'".formatted(text));
    }

    /** A guardrail's own parameter: a text, a number, a truth value, or a list of them. In quotes it is always a text. */
    JsonNode parameter(Node node) {
        if (node instanceof SequenceNode) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            sequence(node).forEach(item -> list.add(parameter(item)));
            return list;
        }
        String text = text(node);
        boolean plain = ((ScalarNode) node).isPlain();
        if (plain && (text.equals("true") || text.equals("false"))) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        return plain && text.matches("\\d{1,9}") ? IntNode.valueOf(Integer.parseInt(text)) : TextNode.valueOf(text);
    }

    SettingsInvalid invalid(Node node, String problem) {
        return SettingsInvalid.at(file, node, problem);
    }
}
