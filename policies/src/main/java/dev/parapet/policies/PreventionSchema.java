package dev.parapet.policies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import dev.parapet.policies.PreventionForm.Entry;

/** The part of the schema about organization policies. */
final class PreventionSchema {
    private PreventionSchema() {}

    static ObjectNode of(PreventionForm form) {
        ObjectNode properties = Json.object();
        properties.set("parameters", parameters(form));
        properties.set("policies", policies(form));
        properties.set("scp", slots("service"));
        properties.set("rcp", slots("resource"));
        return SettingsSchema.closed(properties)
                .put("type", "object")
                .put("description", "Which organization policies are attached, and where.");
    }

    private static ObjectNode parameters(PreventionForm form) {
        ObjectNode properties = Json.object();
        form.parameters().forEach(entry -> properties.set(entry.name(), parameter(entry)));
        return SettingsSchema.closed(properties).put("type", "object");
    }

    private static ObjectNode parameter(Entry entry) {
        ObjectNode value = Json.object().put("pattern", "^(?:%s)$".formatted(entry.pattern()));
        value.set("type", Json.array("string", "integer"));
        String standard = entry.standard()
                .map(" Standard: %s."::formatted)
                .orElse(" Policies that use it are left out until it is set.");
        return (entry.many() ? SettingsSchema.list(value) : value).put("description", entry.description() + standard);
    }

    private static ObjectNode policies(PreventionForm form) {
        ObjectNode properties = Json.object();
        form.policies().forEach((id, title) -> properties.set(id, choice(title)));
        return SettingsSchema.closed(properties).put("type", "object");
    }

    private static ObjectNode choice(String title) {
        ObjectNode state = Json.object();
        state.set("enum", Json.array("on", "off"));
        ObjectNode properties = Json.object();
        properties.set("state", state);
        properties.set("at", SettingsSchema.list(SettingsSchema.text().put("pattern", "^[^/]+(/[^/]+)*$")));
        ObjectNode placed = SettingsSchema.closed(properties).put("type", "object");
        ObjectNode choice = Json.object().put("description", title);
        choice.withArray("anyOf").add(state.deepCopy()).add(placed);
        return choice;
    }

    private static ObjectNode slots(String kind) {
        ObjectNode properties = Json.object();
        properties.set("size", SettingsSchema.number("Characters of a policy. Standard: 5120.", 100_000));
        properties.set("slots", SettingsSchema.number("Policies at one target. Standard: 5.", 100));
        properties.set("in-use", SettingsSchema.number("Slots that others hold. Standard: 1.", 100));
        return SettingsSchema.closed(properties)
                .put("type", "object")
                .put("description", "What one target takes of %s control policies.".formatted(kind));
    }
}
