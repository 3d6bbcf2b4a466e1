package dev.parapet.remediations.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import dev.parapet.remediations.notice.Notice.Kind;

/**
 * A notice as an event of PagerDuty's Events API v2, but for the routing key, which whoever posts it adds. A repair resolves
 * what an earlier failure or request triggered: all notices about one guardrail and resource have one key.
 */
final class PagerDuty {
    private PagerDuty() {}

    static JsonNode of(Notice notice) {
        ObjectNode payload = Json.object()
                .put("summary", cut(Slack.headline(notice) + ": " + notice.reason()))
                .put(
                        "source",
                        notice.resource().account() + "/" + notice.resource().region())
                .put("severity", severity(notice))
                .put("timestamp", notice.at().toString())
                .put("component", notice.resource().id())
                .put("group", notice.resource().type())
                .put("class", notice.guardrail());
        payload.set("custom_details", Json.tree(notice));
        boolean over = notice.kind() == Kind.REPAIRED || notice.kind() == Kind.UNDONE;
        ObjectNode event = Json.object()
                .put("event_action", over ? "resolve" : "trigger")
                .put("dedup_key", Json.sha256(notice.guardrail() + " " + notice.resource()));
        return event.set("payload", payload);
    }

    private static String severity(Notice notice) {
        return switch (notice.severity()) {
            case CRITICAL -> "critical";
            case HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "info";
        };
    }

    /** PagerDuty takes 1,024 characters. */
    private static String cut(String text) {
        return text.length() <= 1000 ? text : text.substring(0, 999) + "…";
    }
}
