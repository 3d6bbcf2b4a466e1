package dev.parapet.core.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Ways to spoil an event. */
record Mutations(RandomGenerator random) {
    private static final List<String> SPITE = List.of(
            "",
            " ",
            "\u0000",
            "a\r\nb",
            "../../etc/passwd",
            "${jndi:ldap://x}",
            "111122223333 ",
            "arn:aws:iam::111122223333:role/",
            "*",
            "＊",
            "AKIA",
            "\uD83D\uDD25");

    /** One of all the ways, at one place. */
    String spoil(String json) {
        return switch (random.nextInt(7)) {
            case 0 -> flipBytes(json);
            case 1 -> json.substring(0, random.nextInt(json.length() + 1));
            case 2 -> duplicateKey(json);
            default -> spoilTree(json);
        };
    }

    private String flipBytes(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(1, 4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String duplicateKey(String json) {
        int at = json.indexOf('"', random.nextInt(json.length() + 1));
        int end = json.indexOf("\":", at + 1);
        return at < 0 || end < 0
                ? json
                : json.substring(0, at) + json.substring(at, end) + "\":1," + json.substring(at);
    }

    private String spoilTree(String json) {
        JsonNode tree = tree(json);
        List<ObjectNode> objects = objects(tree);
        if (objects.isEmpty()) {
            return json;
        }
        ObjectNode target = objects.get(random.nextInt(objects.size()));
        List<String> fields = new ArrayList<>();
        target.fieldNames().forEachRemaining(fields::add);
        if (!fields.isEmpty()) {
            spoilField(target, fields.get(random.nextInt(fields.size())));
        }
        return tree.toString();
    }

    private void spoilField(ObjectNode target, String field) {
        switch (random.nextInt(9)) {
            case 0 -> target.remove(field);
            case 1 -> target.set(field, NullNode.getInstance());
            case 2 -> target.put(field, random.nextLong());
            case 3 -> target.put(field, random.nextBoolean());
            case 4 -> target.set(field, Json.object());
            case 5 -> target.set(field, Json.arrayOf(List.of(target.get(field), Json.object(), Json.text("x"))));
            case 6 -> target.set(field, deep());
            case 7 -> target.put(field, random.nextInt(20) == 0 ? "1".repeat(1_000_000) : "x".repeat(5_000));
            default -> target.put(field, SPITE.get(random.nextInt(SPITE.size())));
        }
    }

    /** Around the reader's limit of 500, and two of them below Jackson's limit of 1,000 for writing. */
    private JsonNode deep() {
        JsonNode node = Json.text("bottom");
        for (int i = random.nextInt(10, 499); i > 0; i--) {
            node = random.nextBoolean()
                    ? Json.arrayOf(List.of(node))
                    : Json.object().set("a", node);
        }
        return node;
    }

    /** The same event with something unknown in every object. */
    static String withUnknownFields(String json) {
        JsonNode tree = tree(json);
        for (ObjectNode object : objects(tree)) {
            object.set("zzUnknown", Json.object().put("status", "RESOLVED"));
            object.put("aaUnknown", 7);
        }
        return tree.toString();
    }

    /** The same event with the fields of every object in another order. */
    String shuffled(String json) {
        return shuffled(tree(json)).toString();
    }

    private JsonNode shuffled(JsonNode node) {
        if (node instanceof ArrayNode array) {
            List<JsonNode> elements = new ArrayList<>();
            array.forEach(element -> elements.add(shuffled(element)));
            return Json.arrayOf(elements);
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, Random.from(random));
        ObjectNode copy = Json.object();
        names.forEach(name -> copy.set(name, shuffled(object.get(name))));
        return copy;
    }

    private static List<ObjectNode> objects(JsonNode tree) {
        List<ObjectNode> found = new ArrayList<>();
        if (tree instanceof ObjectNode object) {
            found.add(object);
        }
        tree.forEach(child -> found.addAll(objects(child)));
        return found;
    }

    private static JsonNode tree(String json) {
        try {
            return Json.read(json);
        } catch (JsonProcessingException e) {
            return Json.text(json);
        }
    }
}
