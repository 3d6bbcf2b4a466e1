package dev.parapet.core.event;

import dev.parapet.core.Finding;
import dev.parapet.core.Origin;
import java.util.List;

/** AWS Health tells of credentials that are out in the open, as events of a service called RISK. */
final class HealthReader implements Reader {
    @Override
    public Reading read(Envelope event) {
        Node detail = event.detail();
        String service = detail.at("service").text(Shape.WORD);
        String code = detail.at("eventTypeCode").text(Shape.WORD);
        if (!service.equals("RISK") || !code.startsWith("AWS_RISK_")) {
            return event.ignored("Health event " + code + " of service " + service + " is no risk");
        }
        Node status = detail.at("statusCode");
        return switch (status.text()) {
            case "open", "upcoming" -> event.found(notice(event, code));
            case "closed" -> event.ignored("Health event is closed");
            default -> throw status.refuse("is unknown: " + Node.quote(status.text()));
        };
    }

    private static Finding notice(Envelope event, String code) {
        Node affected = event.detail().at("affectedEntities");
        List<String> keys = affected.list().stream()
                .map(entity -> entity.at("entityValue").text(Shape.ACCESS_KEY))
                .distinct()
                .toList();
        if (keys.isEmpty()) {
            throw affected.refuse("names no access key");
        }
        return new Finding.HealthNotice(origin(event), code, keys);
    }

    /** A copy goes to a second region as a backup; keys live in the partition's home region either way. */
    private static Origin origin(Envelope event) {
        Node detail = event.detail();
        String partition = Envelope.partition(Arn.optional(detail.at("eventArn")), event.region());
        String account = detail.at("affectedAccount").text(Shape.ACCOUNT);
        return event.origin(account, partition, Origin.homeRegion(partition));
    }
}
