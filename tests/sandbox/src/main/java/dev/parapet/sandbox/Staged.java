package dev.parapet.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scene that stands in the sandbox.
 *
 * @param values the names in the scene and what they stand for: given (account, region, name) and saved by calls
 */
public record Staged(Scene scene, Sandbox sandbox, ObjectNode values) {
    private static final Pattern NAMED = Pattern.compile("\\$\\{(\\w+)}");

    static Staged plant(Scene scene, Sandbox sandbox, String account, String region, String name) {
        ObjectNode values =
                Json.object().put("account", account).put("region", region).put("name", name);
        JsonNode played = sandbox.play(scene.text().path("plant"), values);
        return new Staged(scene, sandbox, (ObjectNode) played.path("values"));
    }

    /** The account it stands in. */
    public String account() {
        return values.path("account").asText();
    }

    /** The region it stands in. */
    public String region() {
        return values.path("region").asText();
    }

    /** The id of the resource with the fault, as the guardrail names it. */
    public String resource() {
        return filled(scene.text().path("resource")).asText();
    }

    /** The event that tells of the fault; a new one each time, with an id of its own. */
    public String event() {
        return SceneEvent.of(filled(scene.text().path("event")), new Detector(account(), region()));
    }

    /** What a look past the proxy shows now. */
    public JsonNode look() {
        JsonNode look = scene.text().path("look");
        JsonNode shown = sandbox.play(look.isArray() ? look : Json.arrayOf(java.util.List.of(look)), values)
                .path("shown");
        return look.isArray() ? shown : shown.get(0);
    }

    /** Whether the fault stands. */
    public boolean stands() {
        return look().equals(filled(scene.text().path("fault")));
    }

    /** Whether the resource is exactly as the guardrail should leave it. */
    public boolean repaired() {
        return look().equals(filled(scene.text().path("repaired")));
    }

    /** Somebody brings the same fault back. */
    public void again() {
        sandbox.play(scene.text().path("again"), values);
    }

    private JsonNode filled(JsonNode node) {
        if (node.isObject()) {
            ObjectNode filled = Json.object();
            node.properties().forEach(entry -> filled.set(entry.getKey(), filled(entry.getValue())));
            return filled;
        }
        if (node.isArray()) {
            ArrayNode filled = Json.array();
            node.forEach(each -> filled.add(filled(each)));
            return filled;
        }
        return node.isTextual() ? filled(node.asText()) : node;
    }

    private JsonNode filled(String text) {
        Matcher named = NAMED.matcher(text);
        return named.matches()
                ? values.path(named.group(1))
                : Json.text(named.replaceAll(found ->
                        Matcher.quoteReplacement(values.path(found.group(1)).asText())));
    }
}
