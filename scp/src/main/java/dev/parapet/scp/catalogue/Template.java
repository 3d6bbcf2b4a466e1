package dev.parapet.scp.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.util.List;
import java.util.stream.Stream;

/** A document of any kind, filled in: a list in a list makes many items, a list in a key makes many keys. */
record Template(Placeholder placeholder) {
    static Template of(Parameters parameters) {
        return new Template(new Placeholder(parameters, java.util.Map.of()));
    }

    JsonNode fill(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> array(array);
            default -> node.isTextual() ? Json.text(placeholder.one(node.textValue())) : node;
        };
    }

    private JsonNode array(ArrayNode array) {
        return Json.arrayOf(array.valueStream()
                .flatMap(item -> item.isTextual()
                        ? placeholder.fill(item.textValue()).stream().map(Json::text)
                        : Stream.of(fill(item)))
                .toList());
    }

    private ObjectNode object(ObjectNode object) {
        ObjectNode filled = Json.object();
        object.properties().forEach(field -> {
            String key = field.getKey();
            List<String> keys = placeholder.fill(key);
            for (int i = 0; i < keys.size(); i++) {
                Template within = keys.size() == 1 && keys.getFirst().equals(key)
                        ? this
                        : new Template(placeholder.with(list(key), keys.get(i), i + 1));
                filled.set(keys.get(i), within.fill(field.getValue()));
            }
        });
        return filled;
    }

    /** The name of the placeholder that is the whole key. */
    private static String list(String key) {
        return key.substring(2, key.length() - 2);
    }
}
