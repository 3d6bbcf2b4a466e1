package dev.parapet.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Control;
import dev.parapet.core.Json;
import dev.parapet.core.Parameter;
import java.util.Collection;

/**
 * The settings as a JSON schema (draft 2020-12), made from the controls, so that an editor completes guardrails and their
 * parameters. {@link SettingsFile} stays the judge: it also knows lines and columns.
 */
public final class SettingsSchema {
    private SettingsSchema() {}

    /** The schema for these guardrails. */
    public static JsonNode of(Collection<Control> controls) {
        ObjectNode properties = Json.object();
        properties.set(
                "version",
                Json.object().put("description", "The form of this file.").put("const", 1));
        properties.set(
                "mode",
                mode("For every guardrail that does not name its own; without it, safe writes are made"
                        + " and the others wait for a person."));
        properties.set("guardrails", guardrails(controls));
        properties.set("delegatedAdministrators", delegates());
        properties.set("exemptions", list(exemption()));
        ObjectNode schema = closed(properties)
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Parapet settings");
        schema.withArray("type").add("object").add("null");
        return schema;
    }

    private static ObjectNode guardrails(Collection<Control> controls) {
        ObjectNode properties = Json.object();
        controls.forEach(control -> properties.set(control.id(), guardrail(control)));
        return closed(properties).put("type", "object");
    }

    private static ObjectNode guardrail(Control control) {
        ObjectNode properties = Json.object();
        properties.set("mode", mode("For this guardrail alone."));
        control.parameters().forEach(parameter -> properties.set(parameter.name(), parameter(parameter)));
        return closed(properties).put("type", "object").put("description", control.title());
    }

    private static ObjectNode parameter(Parameter parameter) {
        return Json.object()
                .put("description", "%s Standard: %s.".formatted(parameter.description(), parameter.standard()));
    }

    private static ObjectNode mode(String description) {
        ObjectNode mode = Json.object().put("description", description);
        mode.set("enum", Json.array("off", "report", "approve", "enforce"));
        return mode;
    }

    private static ObjectNode delegates() {
        ObjectNode properties = Json.object();
        SettingsFile.SERVICES.forEach(service -> properties.set(service, list(text().put("pattern", "^[0-9]{12}$"))));
        return closed(properties)
                .put("type", "object")
                .put("description", "Accounts that may speak for all others, beside the security account.");
    }

    private static ObjectNode exemption() {
        ObjectNode properties = Json.object();
        SettingsFile.EXEMPTION.forEach(key -> properties.set(key, text()));
        ObjectNode exemption = closed(properties).put("type", "object");
        exemption.set("required", Json.array("guardrail", "owner", "reason", "expires"));
        return exemption.put("description", "A fault that somebody answers for until a day.");
    }

    private static ObjectNode text() {
        return Json.object().put("type", "string");
    }

    private static ObjectNode list(ObjectNode items) {
        return Json.object().put("type", "array").set("items", items);
    }

    /** Nothing but these properties. */
    private static ObjectNode closed(ObjectNode properties) {
        return Json.object().put("additionalProperties", false).set("properties", properties);
    }
}
