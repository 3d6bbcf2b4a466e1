package dev.parapet.policies;

import static dev.parapet.policies.SettingsSchema.closed;
import static dev.parapet.policies.SettingsSchema.list;
import static dev.parapet.policies.SettingsSchema.number;
import static dev.parapet.policies.SettingsSchema.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.util.List;

/** The section {@code organization} as a part of the schema. */
final class OrganizationSchema {
    private OrganizationSchema() {}

    static ObjectNode of() {
        ObjectNode properties = Json.object();
        properties.set(
                "role",
                said("The role by which the management account enters the others. Standard: %s."
                        .formatted(OrganizationSettings.ROLE)));
        properties.set("accounts", posts());
        properties.set("regions", list(text()).put("description", "The regions that are watched."));
        properties.set("units", units());
        properties.set(
                "services",
                list(among(OrganizationNode.SERVICES))
                        .put("description", "Standard: config, guardduty, security-hub, access-analyzer."));
        properties.set(
                "protections",
                list(among(OrganizationNode.PROTECTIONS))
                        .put(
                                "description",
                                "Protection plans of GuardDuty. Standard: S3_DATA_EVENTS, RDS_LOGIN_EVENTS."));
        properties.set("policies", rollOut());
        properties.set("quarantine", truth("Hold an account that joins until it is set up. Standard: false."));
        properties.set("trail", trail());
        properties.set("root", root());
        properties.set("budget", budget());
        properties.set("contacts", contacts());
        properties.set("repair", list(text()).put("description", "Steps whose drift a scheduled run repairs."));
        properties.set("options", ServiceOptionsNode.schema());
        ObjectNode section = object(properties, "How the organization is to be set up; without it nothing is.");
        section.set("required", Json.array("accounts", "regions"));
        return section;
    }

    private static ObjectNode posts() {
        ObjectNode properties = Json.object();
        OrganizationNode.POSTS.forEach(post -> properties.set(post, text().put("pattern", "^[0-9]{12}$")));
        ObjectNode posts = object(properties, "Accounts that have a task, by number.");
        posts.set("required", Json.array("security"));
        return posts;
    }

    private static ObjectNode units() {
        ObjectNode properties = Json.object();
        OrganizationNode.UNITS.forEach(unit -> properties.set(
                unit, unit.equals("make") ? truth("Make units that are missing. Standard: false.") : text()));
        return object(properties, "What the units are called, by path. Accounts are never moved.");
    }

    private static ObjectNode rollOut() {
        ObjectNode properties = Json.object();
        properties.set(
                "in", list(text()).put("description", "Paths of units, or everywhere. Standard: Policy-Staging."));
        ObjectNode rollOut = object(properties, "Where the organization policies hold already.");
        rollOut.set("required", Json.array("in"));
        return rollOut;
    }

    private static ObjectNode trail() {
        ObjectNode properties = Json.object();
        properties.set("name", said("Standard: parapet."));
        properties.set("bucket", said("In the log archive account."));
        ObjectNode trail = object(properties, "The trail of the organization.");
        trail.set("required", Json.array("bucket"));
        return trail;
    }

    private static ObjectNode root() {
        ObjectNode properties = Json.object();
        properties.set("central", truth("Manage the root users of members centrally. Standard: true."));
        properties.set("remove-credentials", truth("Take away passwords and keys they have. Standard: false."));
        return object(properties, "The root users of members.");
    }

    private static ObjectNode budget() {
        ObjectNode properties = Json.object();
        properties.set("name", said("Standard: parapet."));
        properties.set("dollars", number("Of a month.", 999_999_999));
        properties.set("mails", list(text()).put("description", "Who hears at 50, 80 and 100 percent."));
        ObjectNode budget = object(properties, "What the organization means to spend in a month.");
        budget.set("required", Json.array("dollars", "mails"));
        return budget;
    }

    private static ObjectNode contacts() {
        ObjectNode fields = Json.object();
        OrganizationNode.CONTACT.forEach(field -> fields.set(field, text()));
        ObjectNode properties = Json.object();
        OrganizationNode.CONTACTS.forEach(kind -> {
            ObjectNode contact = closed(fields.deepCopy()).put("type", "object");
            contact.set("required", Json.array(OrganizationNode.CONTACT.toArray(String[]::new)));
            properties.set(kind, contact);
        });
        return object(properties, "Whom AWS calls beside the owner of an account.");
    }

    private static ObjectNode object(ObjectNode properties, String description) {
        return closed(properties).put("type", "object").put("description", description);
    }

    private static ObjectNode said(String description) {
        return text().put("description", description);
    }

    private static ObjectNode truth(String description) {
        return Json.object().put("type", "boolean").put("description", description);
    }

    private static ObjectNode among(List<String> words) {
        ObjectNode choice = Json.object();
        choice.set("enum", Json.array(words.toArray(String[]::new)));
        return choice;
    }
}
