package dev.parapet.core.event;

import dev.parapet.core.Finding;
import dev.parapet.core.Origin;

/** IAM Access Analyzer: a resource that somebody outside can reach. */
final class AccessAnalyzerReader implements Reader {
    @Override
    public Reading read(Envelope event) {
        Node detail = event.detail();
        if (detail.at("isDeleted").flag()) {
            return event.ignored("the resource of the Access Analyzer finding is deleted");
        }
        Node status = detail.at("status");
        return switch (status.text()) {
            case "ACTIVE" -> event.found(access(event));
            case "ARCHIVED", "RESOLVED" -> event.ignored("Access Analyzer finding is " + status.text());
            default -> throw status.refuse("is unknown: " + Node.quote(status.text()));
        };
    }

    private static Finding access(Envelope event) {
        Node detail = event.detail();
        String account = detail.at("accountId").text(Shape.ACCOUNT);
        Node resource = detail.at("resource");
        String region = event.regionIn(detail.at("region"));
        Origin origin = event.origin(account, Arn.of(resource).partition(), region);
        ResourceType type = ResourceType.of(detail.at("resourceType").text(Shape.RESOURCE_TYPE));
        return new Finding.ExternalAccess(origin, Named.arn(origin, type, resource));
    }
}
