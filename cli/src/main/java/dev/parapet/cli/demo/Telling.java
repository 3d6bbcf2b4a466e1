package dev.parapet.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Events in the form in which AWS tells them. Only the detectors are played; bus, rules, queue and everything behind them
 * are the real ones.
 */
final class Telling {
    private final String account;
    private final String region;

    /** Events about resources of that account and region. */
    Telling(String account, String region) {
        this.account = account;
        this.region = region;
    }

    /** CloudTrail saw a call that succeeded. */
    String apiCall(String service, String name, ObjectNode request) {
        ObjectNode detail = Json.object()
                .put("eventVersion", "1.11")
                .put("eventTime", now())
                .put("eventSource", service + ".amazonaws.com")
                .put("eventName", name)
                .put("awsRegion", region)
                .put("sourceIPAddress", "198.51.100.24")
                .put("userAgent", "aws-cli/2.31.0")
                .put("eventID", UUID.randomUUID().toString())
                .put("readOnly", false)
                .put("eventType", "AwsApiCall")
                .put("managementEvent", true)
                .put("recipientAccountId", account)
                .put("eventCategory", "Management");
        detail.set("userIdentity", developer());
        detail.set("requestParameters", request);
        detail.putNull("responseElements");
        return event("aws." + service, "AWS API Call via CloudTrail", detail);
    }

    private ObjectNode developer() {
        return Json.object()
                .put("type", "IAMUser")
                .put("principalId", "AIDAEXAMPLEDEVELOPER1")
                .put("arn", "arn:aws:iam::%s:user/developer".formatted(account))
                .put("accountId", account)
                .put("userName", "developer");
    }

    /** A managed Config rule turned NON_COMPLIANT. */
    String configRule(String rule, String resourceType, String resourceId) {
        ObjectNode qualifier = Json.object()
                .put("configRuleName", rule)
                .put("resourceType", resourceType)
                .put("resourceId", resourceId)
                .put("evaluationMode", "DETECTIVE");
        ObjectNode identifier = Json.object().put("orderingTimestamp", now());
        identifier.set("evaluationResultQualifier", qualifier);
        ObjectNode result = Json.object()
                .put("complianceType", "NON_COMPLIANT")
                .put("resultRecordedTime", now())
                .put("configRuleInvokedTime", now());
        result.set("evaluationResultIdentifier", identifier);
        ObjectNode detail = Json.object()
                .put("resourceId", resourceId)
                .put("awsRegion", region)
                .put("awsAccountId", account)
                .put("configRuleName", rule)
                .put("configRuleARN", "arn:aws:config:%s:%s:config-rule/config-rule-demo01".formatted(region, account))
                .put("recordVersion", "1.0")
                .put("resourceType", resourceType)
                .put("messageType", "ComplianceChangeNotification")
                .put("notificationCreationTime", now());
        detail.set("newEvaluationResult", result);
        return event("aws.config", "Config Rules Compliance Change", detail);
    }

    /** GuardDuty saw credentials in the wrong hands. */
    String stolenCredentials(String type, String userType, String name, String accessKeyId) {
        ObjectNode key = Json.object()
                .put("accessKeyId", accessKeyId)
                .put(
                        "principalId",
                        userType.equals("IAMUser") ? "AIDAEXAMPLEUSER000001" : "AROAEXAMPLEROLE000001:session")
                .put("userType", userType)
                .put("userName", name);
        ObjectNode resource = Json.object().put("resourceType", "AccessKey");
        resource.set("accessKeyDetails", key);
        return guardDuty(type, resource, service());
    }

    /** GuardDuty tied several stolen keys together. */
    String attackSequence(List<String> users, List<String> accessKeyIds) {
        ArrayNode actors = Json.array();
        ArrayNode resources = Json.array();
        for (int i = 0; i < users.size(); i++) {
            ObjectNode user = Json.object()
                    .put("name", users.get(i))
                    .put("uid", "AIDAEXAMPLEUSER00000" + i)
                    .put("type", "IAMUser")
                    .put("credentialUid", accessKeyIds.get(i));
            user.set("account", Json.object().put("uid", account));
            actors.add(Json.object().put("id", "actor-" + i).<ObjectNode>set("user", user));
            resources.add(Json.object()
                    .put("uid", accessKeyIds.get(i))
                    .put("name", users.get(i))
                    .put("resourceType", "ACCESS_KEY")
                    .put("accountId", account)
                    .put("region", region));
        }
        ObjectNode sequence =
                Json.object().put("uid", UUID.randomUUID().toString()).put("description", "a sequence");
        sequence.set("actors", actors);
        sequence.set("resources", resources);
        ObjectNode service = service();
        service.set("detection", Json.object().set("sequence", sequence));
        return guardDuty(
                "AttackSequence:IAM/CompromisedCredentials",
                Json.object().put("resourceType", "AttackSequence"),
                service);
    }

    private static ObjectNode service() {
        ObjectNode service = Json.object()
                .put("serviceName", "guardduty")
                .put("detectorId", "demo00000000000000000000detector")
                .put("resourceRole", "TARGET")
                .put("eventFirstSeen", now())
                .put("eventLastSeen", now())
                .put("archived", false)
                .put("count", 1);
        service.set("additionalInfo", Json.object().put("value", "{}").put("type", "default"));
        return service;
    }

    private String guardDuty(String type, ObjectNode resource, ObjectNode service) {
        String id = UUID.randomUUID().toString().replace("-", "");
        ObjectNode detail = Json.object()
                .put("schemaVersion", "2.0")
                .put("accountId", account)
                .put("region", region)
                .put("partition", "aws")
                .put("id", id)
                .put("arn", "arn:aws:guardduty:%s:%s:detector/demo/finding/%s".formatted(region, account, id))
                .put("type", type)
                .put("severity", 8)
                .put("createdAt", now())
                .put("updatedAt", now())
                .put("title", "Credentials are used from an unusual place.")
                .put("description", "Credentials are used from an unusual place.");
        detail.set("resource", resource);
        detail.set("service", service);
        return event("aws.guardduty", "GuardDuty Finding", detail);
    }

    /** A Security Hub control failed. */
    String securityHub(String control, String asffType, String arn) {
        ObjectNode finding = Json.object()
                .put("SchemaVersion", "2018-10-08")
                .put(
                        "Id",
                        "arn:aws:securityhub:%s:%s:security-control/%s/finding/%s"
                                .formatted(region, account, control, UUID.randomUUID()))
                .put("ProductArn", "arn:aws:securityhub:%s::product/aws/securityhub".formatted(region))
                .put("GeneratorId", "security-control/" + control)
                .put("AwsAccountId", account)
                .put("Region", region)
                .put("CreatedAt", now())
                .put("UpdatedAt", now())
                .put("Title", control)
                .put("RecordState", "ACTIVE");
        finding.set("Compliance", Json.object().put("Status", "FAILED").put("SecurityControlId", control));
        finding.set("Workflow", Json.object().put("Status", "NEW"));
        finding.set("Severity", Json.object().put("Label", "CRITICAL"));
        JsonNode resource = Json.object()
                .put("Type", asffType)
                .put("Id", arn)
                .put("Partition", "aws")
                .put("Region", region);
        finding.set("Resources", Json.arrayOf(List.of(resource)));
        return event(
                "aws.securityhub",
                "Security Hub Findings - Imported",
                Json.object().set("findings", Json.arrayOf(List.of(finding))));
    }

    private String event(String source, String detailType, JsonNode detail) {
        ObjectNode event = Json.object()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", detailType)
                .put("source", source)
                .put("account", account)
                .put("time", now())
                .put("region", region);
        event.set("resources", Json.array());
        event.set("detail", detail);
        return event.toString();
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
