package dev.parapet.core.event;

import dev.parapet.core.Finding;
import dev.parapet.core.Origin;
import dev.parapet.core.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The new Security Hub, which writes the Open Cybersecurity Schema Framework. */
final class OcsfReader implements Reader {
    @Override
    public Reading read(Envelope event) {
        return event.joined(event.detail().at("findings"), finding -> read(event, finding));
    }

    private static Reading read(Envelope event, Node finding) {
        Node status = finding.at("status");
        return switch (word(status)) {
            case "SUPPRESSED", "RESOLVED", "ARCHIVED", "DELETED" ->
                event.ignored("Security Hub finding is " + word(status));
            case "", "NEW", "IN PROGRESS" -> current(event, finding);
            default -> throw status.refuse("is unknown: " + Node.quote(status.text()));
        };
    }

    private static Reading current(Envelope event, Node finding) {
        Node compliance = finding.at("compliance");
        Node status = compliance.at("status");
        // Vulnerabilities, detections and the like have no compliance.
        if (!compliance.present()) {
            return event.ignored("Security Hub finding is not about a control");
        }
        return switch (word(status)) {
            case "FAIL", "FAILED" -> failed(event, finding);
            case "PASS", "PASSED", "WARNING", "NOT_AVAILABLE", "UNKNOWN" ->
                event.ignored("Security Hub control is " + word(status));
            default -> throw status.refuse("is unknown: " + Node.quote(status.text()));
        };
    }

    private static Reading failed(Envelope event, Node finding) {
        String control = finding.at("compliance").at("control").text(Shape.CONTROL);
        List<ResourceId> resources = resources(origin(event, finding), finding);
        return resources.isEmpty()
                ? event.ignored("Security Hub finding on " + control + " names no resource that can be found")
                : event.found(new Finding.SecurityHub(origin(event, finding), control, resources));
    }

    private static Origin origin(Envelope event, Node finding) {
        Node cloud = finding.at("cloud").object();
        String region = event.regionIn(cloud.at("region"));
        String account = cloud.at("account").at("uid").text(Shape.ACCOUNT);
        return event.origin(account, Origin.partitionOf(region), region);
    }

    private static List<ResourceId> resources(Origin origin, Node finding) {
        return finding.at("resources").list().stream()
                .map(resource -> resource(origin, resource))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ResourceId> resource(Origin origin, Node resource) {
        Node owner = resource.at("owner").at("account").at("uid");
        if (!owner.optionalText(Shape.ACCOUNT).orElse(origin.account()).equals(origin.account())) {
            throw owner.refuse("is another account than " + origin.account());
        }
        return ResourceType.named(resource.at("type").text())
                .flatMap(type -> Named.securityHub(origin, type, resource.at("uid")));
    }

    private static String word(Node node) {
        return node.optionalText().orElse("").toUpperCase(Locale.ROOT);
    }
}
