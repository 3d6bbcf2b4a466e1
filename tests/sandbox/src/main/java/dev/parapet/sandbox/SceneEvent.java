package dev.parapet.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** The event of a scene, in the words of the detector that raises it. */
final class SceneEvent {
    private SceneEvent() {}

    static String of(JsonNode event, Detector detector) {
        if (event.has("call")) {
            return call(event, detector);
        }
        if (event.has("configRule")) {
            return detector.configRule(text(event, "configRule"), text(event, "type"), text(event, "id"));
        }
        if (event.has("guardDuty")) {
            return detector.guardDuty(text(event, "guardDuty"), event.path("resource"));
        }
        if (event.has("securityHub")) {
            return detector.securityHub(text(event, "securityHub"), text(event, "type"), text(event, "arn"));
        }
        if (event.has("externalAccess")) {
            return detector.externalAccess(text(event, "externalAccess"), text(event, "arn"));
        }
        return detector.event(text(event, "source"), text(event, "detail-type"), event.path("detail"));
    }

    /** {@code call} is CloudTrail's word for the service and the call: {@code rds:ModifyDBInstance}. */
    private static String call(JsonNode event, Detector detector) {
        String[] call = text(event, "call").split(":", -1);
        JsonNode response = event.has("response") ? event.path("response") : NullNode.getInstance();
        JsonNode identity = event.has("identity") ? event.path("identity") : detector.developer();
        return detector.call(call[0], call[1], event.path("request"), response, identity);
    }

    private static String text(JsonNode event, String field) {
        if (!event.path(field).isTextual()) {
            throw new IllegalStateException("the event of a scene needs '%s': %s".formatted(field, event));
        }
        return event.path(field).asText();
    }
}
