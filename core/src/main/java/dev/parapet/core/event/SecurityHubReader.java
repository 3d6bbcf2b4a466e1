package dev.parapet.core.event;

import dev.parapet.core.Finding;
import dev.parapet.core.Origin;
import dev.parapet.core.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Security Hub CSPM, which writes the AWS Security Finding Format: imported findings and the press of a button. */
final class SecurityHubReader implements Reader {
    /** {@code security-control/RDS.2}, or {@code aws-foundational-security-best-practices/v/1.0.0/RDS.2}. */
    private static final Pattern GENERATOR =
            Pattern.compile("(?:[a-z0-9-]{1,80}/(?:v/[0-9.]{1,12}/)?)([A-Z][A-Za-z0-9]{1,40}\\.\\d{1,4})");

    @Override
    public Reading read(Envelope event) {
        return event.joined(event.detail().at("findings"), finding -> read(event, finding));
    }

    private static Reading read(Envelope event, Node finding) {
        return closed(finding).map(event::ignored).orElseGet(() -> failed(event, finding));
    }

    /** Why nobody wants to hear of it any more. */
    private static Optional<String> closed(Node finding) {
        Node record = finding.at("RecordState");
        Node workflow = finding.at("Workflow").at("Status");
        Optional<String> archived = state(record, "ACTIVE", "ARCHIVED").filter("ARCHIVED"::equals);
        Optional<String> settled = state(workflow, "NEW", "NOTIFIED", "SUPPRESSED", "RESOLVED")
                .filter(state -> state.equals("SUPPRESSED") || state.equals("RESOLVED"));
        return archived.or(() -> settled).map(state -> "Security Hub finding is " + state);
    }

    private static Optional<String> state(Node node, String... known) {
        return node.optionalText().map(state -> {
            if (!List.of(known).contains(state)) {
                throw node.refuse("is unknown: " + Node.quote(state));
            }
            return state;
        });
    }

    private static Reading failed(Envelope event, Node finding) {
        Node status = finding.at("Compliance").at("Status");
        // Findings of other products have no compliance.
        return switch (status.optionalText().orElse("NONE")) {
            case "FAILED" ->
                control(finding)
                        .map(control -> open(event, finding, control))
                        .orElseGet(() -> event.ignored("Security Hub finding names no control"));
            case "NONE" -> event.ignored("Security Hub finding is not about a control");
            case "PASSED", "WARNING", "NOT_AVAILABLE" -> event.ignored("Security Hub control is " + status.text());
            default -> throw status.refuse("is unknown: " + Node.quote(status.text()));
        };
    }

    private static Optional<String> control(Node finding) {
        Optional<String> named =
                finding.at("Compliance").at("SecurityControlId").optionalText(Shape.CONTROL);
        return named.or(() -> finding.at("GeneratorId")
                .optionalText()
                .filter(id -> id.length() <= 200)
                .map(GENERATOR::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1)));
    }

    private static Reading open(Envelope event, Node finding, String control) {
        Origin origin = origin(event, finding);
        List<ResourceId> resources = finding.at("Resources").list().stream()
                .map(resource -> resource(origin, resource))
                .flatMap(Optional::stream)
                .toList();
        return resources.isEmpty()
                ? event.ignored("Security Hub finding on " + control + " names no resource that can be found")
                : event.found(new Finding.SecurityHub(origin, control, resources));
    }

    private static Origin origin(Envelope event, Node finding) {
        String region = event.regionIn(finding.at("Region"));
        String account = finding.at("AwsAccountId").text(Shape.ACCOUNT);
        return event.origin(account, Envelope.partition(Arn.optional(finding.at("ProductArn")), region), region);
    }

    private static Optional<ResourceId> resource(Origin origin, Node resource) {
        return ResourceType.named(resource.at("Type").text())
                .flatMap(type -> Named.securityHub(origin, type, resource.at("Id")));
    }
}
