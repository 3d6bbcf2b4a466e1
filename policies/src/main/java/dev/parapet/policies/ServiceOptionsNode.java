package dev.parapet.policies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** The section {@code organization.options} of the settings. */
record ServiceOptionsNode(Yaml yaml) {
    private static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
    private static final String KEY = "arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[a-zA-Z0-9-]+";
    private static final String STANDARD = "[a-z0-9-]+/v/\\d+\\.\\d+\\.\\d+";
    private static final List<String> SCANS = List.of("EC2", "ECR", "LAMBDA", "LAMBDA_CODE");

    /** The keys, and what they say, in the words of the schema. */
    private static final List<Map.Entry<String, ObjectNode>> PROPERTIES = List.of(
            Map.entry(
                    "config-bucket",
                    said("Where Config delivers. Standard: a bucket that Parapet makes in the log archive.")),
            Map.entry("take-over", truth("Change Config recorders that others made. Standard: false.")),
            Map.entry(
                    "standards",
                    list(said("A standard: cis-aws-foundations-benchmark/v/3.0.0."))
                            .put("description", "Of Security Hub. Standard: AWS's best practices.")),
            Map.entry("unused-access-days", days()),
            Map.entry("agents", truth("Let GuardDuty put agents beside workloads. Standard: false.")),
            Map.entry("scans", scans()),
            Map.entry("findings-bucket", said("Where GuardDuty exports findings. Standard: nowhere.")),
            Map.entry("findings-key", said("The ARN of the KMS key it exports them under.")),
            Map.entry("replace-contacts", truth("Replace contacts that accounts gave themselves. Standard: false.")),
            Map.entry("anomaly-dollars", said("From what impact on people hear of unusual costs. Standard: 100.")),
            Map.entry("passwords", truth("Ask of passwords what the CIS benchmark asks. Standard: true.")));

    ServiceOptions read(Node node) {
        Map<String, Node> own =
                yaml.mapping(node, PROPERTIES.stream().map(Map.Entry::getKey).toList());
        ServiceOptions standard = ServiceOptions.STANDARD;
        ServiceOptions read = new ServiceOptions(
                matching(own, "config-bucket", BUCKET, "the name of a bucket"),
                child(own, "take-over").map(yaml::truth).orElse(standard.takeOver()),
                child(own, "standards").map(this::standards).orElse(standard.standards()),
                child(own, "unused-access-days").map(days -> yaml.number(days, 365)),
                child(own, "agents").map(yaml::truth).orElse(standard.agents()),
                child(own, "scans").map(this::scans).orElse(standard.scans()),
                matching(own, "findings-bucket", BUCKET, "the name of a bucket"),
                matching(own, "findings-key", KEY, "the ARN of a KMS key"),
                child(own, "replace-contacts").map(yaml::truth).orElse(standard.replaceContacts()),
                child(own, "anomaly-dollars")
                        .map(dollars -> yaml.number(dollars, 999_999_999))
                        .orElse(standard.anomalyDollars()),
                child(own, "passwords").map(yaml::truth).orElse(standard.passwords()));
        if (read.findingsBucket().isPresent() != read.findingsKey().isPresent()) {
            throw yaml.invalid(
                    node, "findings-bucket and findings-key go together: GuardDuty exports nothing without a key");
        }
        return read;
    }

    private Set<String> standards(Node node) {
        return yaml.sequence(node).stream()
                .map(standard ->
                        matching(standard, STANDARD, "a standard, such as cis-aws-foundations-benchmark/v/3.0.0"))
                .collect(Collectors.toSet());
    }

    private Set<String> scans(Node node) {
        return yaml.sequence(node).stream()
                .map(scan ->
                        matching(scan, String.join("|", SCANS), "a scan of Inspector: " + String.join(", ", SCANS)))
                .collect(Collectors.toSet());
    }

    private Optional<String> matching(Map<String, Node> own, String key, String pattern, String what) {
        return child(own, key).map(node -> matching(node, pattern, what));
    }

    private String matching(Node node, String pattern, String what) {
        String text = yaml.text(node);
        if (!text.matches(pattern)) {
            throw yaml.invalid(node, "'%s' is not %s".formatted(text, what));
        }
        return text;
    }

    private static Optional<Node> child(Map<String, Node> own, String key) {
        return Stream.ofNullable(own.get(key)).findFirst();
    }

    /** The section as a part of the schema. */
    static ObjectNode schema() {
        ObjectNode properties = Json.object();
        PROPERTIES.forEach(property -> properties.set(property.getKey(), property.getValue()));
        return Json.object()
                .put("type", "object")
                .put("description", "How the services of AWS are set up that are turned on everywhere.")
                .put("additionalProperties", false)
                .set("properties", properties);
    }

    private static ObjectNode said(String description) {
        return Json.object().put("description", description);
    }

    private static ObjectNode truth(String description) {
        return Json.object().put("type", "boolean").put("description", description);
    }

    private static ObjectNode list(ObjectNode item) {
        return Json.object().put("type", "array").set("items", item);
    }

    private static ObjectNode days() {
        return Json.object()
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", 365)
                .put("description", "From when on access counts as unused. Standard: no analyzer of it, for it costs.");
    }

    private static ObjectNode scans() {
        ObjectNode scan = Json.object();
        scan.set("enum", Json.array(SCANS.toArray(String[]::new)));
        return list(scan).put("description", "Of Inspector. Standard: EC2, ECR, LAMBDA.");
    }
}
