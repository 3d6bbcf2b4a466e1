package dev.parapet.core.event;

import dev.parapet.core.Finding;
import dev.parapet.core.Origin;
import dev.parapet.core.ResourceId;

/** AWS Config: verdicts of rules, and resources recorded anew. */
final class ConfigReader {
    private ConfigReader() {}

    static Reading compliance(Envelope event) {
        Node detail = event.detail();
        String message = detail.at("messageType").text();
        if (!message.equals("ComplianceChangeNotification")) {
            return event.ignored("Config message " + Node.quote(message));
        }
        Node verdict = detail.at("newEvaluationResult").object().at("complianceType");
        return switch (verdict.text()) {
            case "NON_COMPLIANT" -> event.found(noncompliance(event));
            // A deleted resource shows as NOT_APPLICABLE.
            case "COMPLIANT", "NOT_APPLICABLE", "INSUFFICIENT_DATA" ->
                event.ignored("Config judges it " + verdict.text());
            default -> throw verdict.refuse("is no verdict of Config: " + Node.quote(verdict.text()));
        };
    }

    private static Finding noncompliance(Envelope event) {
        Node detail = event.detail();
        Origin origin = origin(event, detail, detail.at("configRuleARN"));
        return new Finding.ConfigNoncompliance(
                origin, detail.at("configRuleName").text(Shape.RULE), resource(origin, detail));
    }

    static Reading item(Envelope event) {
        Node message = event.detail().at("messageType");
        return switch (message.text()) {
            case "ConfigurationItemChangeNotification" ->
                item(event, event.detail().at("configurationItem").object());
            // Too large for an event: the item is in S3, and only its summary here.
            case "OversizedConfigurationItemChangeNotification" ->
                item(event, event.detail().at("configurationItemSummary").object());
            default -> event.ignored("Config message " + Node.quote(message.text()));
        };
    }

    private static Reading item(Envelope event, Node item) {
        Node status = item.at("configurationItemStatus");
        return switch (status.text()) {
            case "OK", "ResourceDiscovered" -> event.found(change(event, item));
            case "ResourceDeleted", "ResourceNotRecorded", "ResourceDeletedNotRecorded" ->
                event.ignored("Config item is " + status.text());
            default -> throw status.refuse("is no status of a Config item: " + Node.quote(status.text()));
        };
    }

    private static Finding change(Envelope event, Node item) {
        Node arn = item.at("ARN").present() ? item.at("ARN") : item.at("arn");
        Origin origin = origin(event, item, arn);
        return new Finding.ConfigChange(origin, resource(origin, item));
    }

    private static Origin origin(Envelope event, Node part, Node arn) {
        String region = event.regionIn(part.at("awsRegion"));
        String account = part.at("awsAccountId").text(Shape.ACCOUNT);
        return event.origin(account, Envelope.partition(Arn.optional(arn), region), region);
    }

    private static ResourceId resource(Origin origin, Node part) {
        String type = part.at("resourceType").text(Shape.RESOURCE_TYPE);
        return Named.plain(origin, ResourceType.of(type), part.at("resourceId"));
    }
}
