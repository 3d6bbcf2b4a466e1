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

    /** The schema for these guardrails and organization policies. */
    public static JsonNode of(Collection<Control> controls, PreventionForm form) {
        ObjectNode properties = Json.object();
        properties.set(
                "version",
                Json.object().put("description", "The form of this file.").put("const", 1));
        properties.set(
                "mode",
                mode("For every guardrail that does not name its own; without it, safe writes are made"
                        + " and the others wait for a person."));
        properties.set("limits", limits());
        properties.set("guardrails", guardrails(controls));
        properties.set(
                "units",
                places(controls, "By the path of an organizational unit, outermost first: Workloads/Production."));
        properties.set("accounts", places(controls, "By account number, in quotes."));
        properties.set(
                "notify",
                text().put("description", "The ARN of the SNS topic that hears of what people have to know."));
        properties.set("delegatedAdministrators", delegates());
        properties.set("exemptions", list(exemption()));
        properties.set("prevention", PreventionSchema.of(form));
        properties.set("organization", OrganizationSchema.of());
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
        properties.set("budget", number("Repairs it may begin in one account within an hour.", 100_000));
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

    private static ObjectNode limits() {
        ObjectNode properties = Json.object();
        properties.set(
                "repairs-per-hour",
                number("Repairs that one guardrail may begin in one account within an hour. Standard: 50.", 100_000));
        properties.set("rounds", number("How often one resource is repaired within the window. Standard: 3.", 100));
        properties.set("window-hours", number("How long a repair is remembered for that. Standard: 24.", 168));
        properties.set("approval-days", number("How long a request can be answered. Standard: 7.", 7));
        return closed(properties)
                .put("type", "object")
                .put("description", "How much Parapet does by itself before a person is asked.");
    }

    static ObjectNode number(String description, int most) {
        return Json.object()
                .put("description", description)
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", most);
    }

    private static ObjectNode places(Collection<Control> controls, String description) {
        ObjectNode modes = Json.object();
        controls.forEach(control -> modes.set(control.id(), mode(control.title())));
        ObjectNode properties = Json.object();
        properties.set("mode", mode("For every guardrail here that nobody speaks of by name."));
        properties.set("guardrails", closed(modes).put("type", "object"));
        ObjectNode place = closed(properties).put("type", "object");
        return Json.object()
                .put("type", "object")
                .put("description", description)
                .set("additionalProperties", place);
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

    static ObjectNode text() {
        return Json.object().put("type", "string");
    }

    static ObjectNode list(ObjectNode items) {
        return Json.object().put("type", "array").set("items", items);
    }

    /** Nothing but these properties. */
    static ObjectNode closed(ObjectNode properties) {
        return Json.object().put("additionalProperties", false).set("properties", properties);
    }
}
