package dev.parapet.core;

import static dev.parapet.core.Json.array;
import static dev.parapet.core.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** The EventBridge pattern of each kind of trigger. */
final class Patterns {
    private Patterns() {}

    static String apiCall(String source, String eventSource, List<String> names) {
        ObjectNode detail = object();
        detail.set("eventSource", array(eventSource));
        detail.set("eventName", alternatives(names, Patterns::nameOrPrefix));
        detail.set("errorCode", exists(false));
        return pattern(source, array("AWS API Call via CloudTrail"), detail);
    }

    /** Names are decorated: OrgConfigRule-NAME-x, NAME-conformance-pack-x, securityhub-NAME-x. */
    static String configRule(String rule, String resourceType) {
        ObjectNode detail = object();
        detail.set("messageType", array("ComplianceChangeNotification"));
        detail.set("configRuleName", alternatives(List.of(rule), name -> operator("wildcard", "*" + name + "*")));
        detail.set("newEvaluationResult", object().set("complianceType", array("NON_COMPLIANT")));
        detail.set("resourceType", array(resourceType));
        return pattern("aws.config", array("Config Rules Compliance Change"), detail);
    }

    /** The oversized form of the event has only a summary of the item. */
    static String configItem(String resourceType) {
        ObjectNode item = object();
        item.set("resourceType", array(resourceType));
        item.set("configurationItemStatus", array("OK", "ResourceDiscovered"));
        ObjectNode whole = object().set("configurationItem", item);
        ObjectNode oversized = object().set("configurationItemSummary", item.deepCopy());
        ObjectNode detail = object().set("$or", Json.arrayOf(List.of(whole, oversized)));
        return pattern("aws.config", array("Config Configuration Item Change"), detail);
    }

    static String guardDuty(List<String> prefixes) {
        ObjectNode detail = object();
        detail.set("type", alternatives(prefixes, prefix -> operator("prefix", prefix)));
        // A finding that does not say whether it was archived was not.
        JsonNode missing = object().put("exists", false);
        detail.set("service", object().set("archived", Json.arrayOf(List.of(Json.bool(false), missing))));
        return pattern("aws.guardduty", array("GuardDuty Finding"), detail);
    }

    /** Security Hub CSPM speaks ASFF ({@code findings[].Compliance}); the new Security Hub speaks OCSF. */
    static String securityHub(String control) {
        ObjectNode compliance = object();
        compliance.set("SecurityControlId", array(control));
        compliance.set("Status", array("FAILED"));
        ObjectNode asff = object();
        asff.set("Compliance", compliance);
        asff.set("RecordState", array("ACTIVE"));
        asff.set("Workflow", object().set("Status", array("NEW", "NOTIFIED")));
        ObjectNode failed = object();
        failed.set("control", array(control));
        failed.set("status", array("Fail", "FAIL", "FAILED", "Failed"));
        ObjectNode ocsf = object().set("compliance", failed);
        ObjectNode detail = object();
        detail.set("$or", Json.arrayOf(List.of(object().set("findings", asff), object().set("findings", ocsf))));
        ArrayNode types = alternatives(List.of("Security Hub Findings - "), prefix -> operator("prefix", prefix));
        return pattern("aws.securityhub", types.add("Findings Imported V2"), detail);
    }

    static String externalAccess(String resourceType) {
        ObjectNode detail = object();
        detail.set("status", array("ACTIVE"));
        detail.set("resourceType", array(resourceType));
        return pattern("aws.access-analyzer", array("Access Analyzer Finding"), detail);
    }

    static String health(List<String> codePrefixes) {
        ObjectNode detail = object();
        detail.set("service", array("RISK"));
        detail.set("eventTypeCode", alternatives(codePrefixes, prefix -> operator("prefix", prefix)));
        return pattern("aws.health", array("AWS Health Event"), detail);
    }

    static String serviceEvent(String source, List<String> names) {
        ObjectNode detail = object();
        detail.set("eventName", alternatives(names, Patterns::nameOrPrefix));
        return pattern(source, array("AWS Service Event via CloudTrail"), detail);
    }

    static String rootActivity() {
        ObjectNode pattern = object();
        pattern.set("detail-type", array("AWS API Call via CloudTrail", "AWS Console Sign In via CloudTrail"));
        ObjectNode detail = object();
        detail.set("userIdentity", object().set("type", array("Root")));
        detail.set("errorCode", exists(false));
        pattern.set("detail", detail);
        return pattern.toString();
    }

    private static String pattern(String source, ArrayNode detailTypes, ObjectNode detail) {
        ObjectNode pattern = object();
        pattern.set("source", array(source));
        pattern.set("detail-type", detailTypes);
        pattern.set("detail", detail);
        return pattern.toString();
    }

    private static JsonNode nameOrPrefix(String name) {
        return name.endsWith("*") ? operator("prefix", name.substring(0, name.length() - 1)) : Json.text(name);
    }

    private static ArrayNode alternatives(List<String> values, Function<String, JsonNode> form) {
        return Json.arrayOf(values.stream().map(form).toList());
    }

    private static ObjectNode operator(String name, String value) {
        return object().put(name, value);
    }

    private static ArrayNode exists(boolean yes) {
        return Json.arrayOf(List.of(object().put("exists", yes)));
    }
}
