package dev.parapet.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What AWS's detectors say about an account.
 *
 * @param sender on whose bus it appears; another than the account's own is a forgery, or its administrator
 */
public record Detector(String account, String region, String sender) {
    /** What an account's own detectors say on its own bus. */
    public Detector(String account, String region) {
        this(account, region, account);
    }

    /** The same words on another account's bus. */
    public Detector through(String otherSender) {
        return new Detector(account, region, otherSender);
    }

    /** CloudTrail saw a developer's call succeed. */
    public String call(String service, String name, ObjectNode request) {
        return call(service, name, request, developer());
    }

    /** Somebody who works in the account. */
    ObjectNode developer() {
        return Json.object()
                .put("type", "IAMUser")
                .put("principalId", "AIDAEXAMPLEDEVELOPER1")
                .put("arn", "arn:aws:iam::%s:user/developer".formatted(account))
                .put("accountId", account)
                .put("userName", "developer");
    }

    /** CloudTrail saw a role session's call succeed. */
    public String sessionCall(
            String service, String name, ObjectNode request, String roleAccount, String role, String session) {
        ObjectNode issuer = Json.object()
                .put("type", "Role")
                .put("principalId", "AROAEXAMPLEISSUER0001")
                .put("arn", "arn:aws:iam::%s:role/%s".formatted(roleAccount, role))
                .put("accountId", roleAccount)
                .put("userName", role.substring(role.lastIndexOf('/') + 1));
        ObjectNode identity = Json.object()
                .put("type", "AssumedRole")
                .put("principalId", "AROAEXAMPLEISSUER0001:" + session)
                .put(
                        "arn",
                        "arn:aws:sts::%s:assumed-role/%s/%s"
                                .formatted(roleAccount, role.substring(role.lastIndexOf('/') + 1), session))
                .put("accountId", roleAccount);
        identity.set("sessionContext", Json.object().set("sessionIssuer", issuer));
        return call(service, name, request, identity);
    }

    private String call(String service, String name, ObjectNode request, ObjectNode identity) {
        return call(service, name, request, NullNode.getInstance(), identity);
    }

    /** CloudTrail saw a call of that identity succeed, and what AWS answered. */
    String call(String service, String name, JsonNode request, JsonNode response, JsonNode identity) {
        ObjectNode detail = Json.object()
                .put("eventVersion", "1.11")
                .put("eventTime", now())
                .put("eventSource", service + ".amazonaws.com")
                .put("eventName", name)
                .put("awsRegion", region)
                .put("eventID", UUID.randomUUID().toString())
                .put("readOnly", false)
                .put("eventType", "AwsApiCall")
                .put("managementEvent", true)
                .put("recipientAccountId", account);
        detail.set("userIdentity", identity);
        detail.set("requestParameters", request);
        detail.set("responseElements", response);
        return event("aws." + service, "AWS API Call via CloudTrail", detail);
    }

    /** A managed Config rule turned NON_COMPLIANT. */
    public String configRule(String rule, String type, String id) {
        ObjectNode detail = Json.object()
                .put("resourceId", id)
                .put("awsRegion", region)
                .put("awsAccountId", account)
                .put("configRuleName", rule)
                .put("configRuleARN", "arn:aws:config:%s:%s:config-rule/config-rule-sandbox".formatted(region, account))
                .put("recordVersion", "1.0")
                .put("resourceType", type)
                .put("messageType", "ComplianceChangeNotification")
                .put("notificationCreationTime", now());
        detail.set("newEvaluationResult", Json.object().put("complianceType", "NON_COMPLIANT"));
        return event("aws.config", "Config Rules Compliance Change", detail);
    }

    /** GuardDuty saw credentials in the wrong hands. */
    public String stolen(String userType, String name, String accessKeyId) {
        return stolen("UnauthorizedAccess:IAMUser/MaliciousIPCaller", userType, name, accessKeyId);
    }

    /** GuardDuty saw credentials in the wrong hands, in the way the finding type says. */
    public String stolen(String type, String userType, String name, String accessKeyId) {
        ObjectNode key = Json.object()
                .put("accessKeyId", accessKeyId)
                .put("principalId", "AIDAEXAMPLEUSER000001")
                .put("userType", userType)
                .put("userName", name);
        ObjectNode resource = Json.object().put("resourceType", "AccessKey").set("accessKeyDetails", key);
        return guardDuty(type, resource, service());
    }

    /** GuardDuty tied several stolen keys, by user, together. */
    public String attackSequence(Map<String, String> keys) {
        ArrayNode actors = Json.array();
        keys.forEach((name, key) -> {
            ObjectNode user = Json.object()
                    .put("name", name)
                    .put("uid", "AIDAEXAMPLEUSER000001")
                    .put("type", "IAMUser")
                    .put("credentialUid", key);
            user.set("account", Json.object().put("uid", account));
            actors.add(Json.object().put("id", "actor-" + name).<ObjectNode>set("user", user));
        });
        ObjectNode sequence = Json.object().put("uid", "sequence").put("description", "a sequence");
        sequence.set("actors", actors);
        sequence.set("resources", Json.array());
        ObjectNode service = service();
        service.set("detection", Json.object().set("sequence", sequence));
        ObjectNode resource = Json.object().put("resourceType", "AttackSequence");
        return guardDuty("AttackSequence:IAM/CompromisedCredentials", resource, service);
    }

    private static ObjectNode service() {
        return Json.object()
                .put("serviceName", "guardduty")
                .put("detectorId", "detector")
                .put("resourceRole", "TARGET")
                .put("archived", false)
                .put("count", 1);
    }

    /** GuardDuty saw something about a resource. */
    String guardDuty(String type, JsonNode resource) {
        return guardDuty(type, resource, service());
    }

    private String guardDuty(String type, JsonNode resource, ObjectNode service) {
        String id = UUID.randomUUID().toString().replace("-", "");
        ObjectNode detail = Json.object()
                .put("schemaVersion", "2.0")
                .put("accountId", account)
                .put("region", region)
                .put("partition", "aws")
                .put("id", id)
                .put("arn", "arn:aws:guardduty:%s:%s:detector/sandbox/finding/%s".formatted(region, account, id))
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

    /** A Security Hub control failed on a resource. */
    public String securityHub(String control, String asffType, String arn) {
        ObjectNode finding = Json.object()
                .put("SchemaVersion", "2018-10-08")
                .put("Id", "finding-" + UUID.randomUUID())
                .put("ProductArn", "arn:aws:securityhub:%s::product/aws/securityhub".formatted(region))
                .put("GeneratorId", "security-control/" + control)
                .put("AwsAccountId", account)
                .put("Region", region)
                .put("CreatedAt", now())
                .put("UpdatedAt", now())
                .put("RecordState", "ACTIVE");
        finding.set("Compliance", Json.object().put("Status", "FAILED").put("SecurityControlId", control));
        finding.set("Workflow", Json.object().put("Status", "NEW"));
        ObjectNode resource = Json.object()
                .put("Type", asffType)
                .put("Id", arn)
                .put("Partition", "aws")
                .put("Region", region);
        finding.set("Resources", Json.arrayOf(List.of(resource)));
        ObjectNode detail = Json.object().set("findings", Json.arrayOf(List.of(finding)));
        return event("aws.securityhub", "Security Hub Findings - Imported", detail);
    }

    /** Access Analyzer found a resource open to somebody outside. */
    String externalAccess(String type, String arn) {
        ObjectNode detail = Json.object()
                .put("version", "1.0")
                .put("id", UUID.randomUUID().toString())
                .put("status", "ACTIVE")
                .put("resourceType", type)
                .put("resource", arn)
                .put("accountId", account)
                .put("region", region)
                .put("isPublic", true)
                .put("createdAt", now())
                .put("analyzedAt", now())
                .put("updatedAt", now());
        detail.set("principal", Json.object().put("AWS", "*"));
        detail.set("action", Json.arrayOf(List.of()));
        detail.set("condition", Json.object());
        return event("aws.access-analyzer", "Access Analyzer Finding", detail);
    }

    /** An event of any kind on the sender's bus. */
    public String event(String source, String detailType, JsonNode detail) {
        ObjectNode event = Json.object()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", detailType)
                .put("source", source)
                .put("account", sender)
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
