package dev.parapet.remediations.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A notice as a Slack message of blocks, ready to be posted to a webhook. Whatever comes from AWS stands in plain text, or is
 * escaped as Slack asks: &amp;, &lt; and &gt; are the characters that mean something there.
 */
final class Slack {
    /** What a block takes at most. */
    private static final int MOST = 2900;

    private Slack() {}

    static JsonNode of(Notice notice) {
        ArrayNode blocks = Json.array();
        blocks.add(Json.object().put("type", "header").set("text", plainText(headline(notice), 150)));
        blocks.add(section(notice.resource() + "\n" + notice.reason()));
        list("", notice.changes()).forEach(blocks::add);
        list("By hand", notice.byHand()).forEach(blocks::add);
        list("Commands", notice.commands()).forEach(blocks::add);
        ArrayNode context = Json.array();
        context.add(plainText("revealed by %s; record %s".formatted(notice.revealedBy(), notice.record()), MOST));
        blocks.add(Json.object().put("type", "context").set("elements", context));
        ObjectNode message = Json.object().put("text", escaped(headline(notice)));
        return message.set("blocks", blocks);
    }

    static String headline(Notice notice) {
        return "%s: %s %s"
                .formatted(
                        notice.kind().word(),
                        notice.guardrail(),
                        notice.resource().id());
    }

    private static List<JsonNode> list(String name, List<String> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        String head = name.isEmpty() ? "" : "*" + name + "*\n";
        String code = lines.stream().map(Slack::escaped).collect(Collectors.joining("\n"));
        // Three back quotes would end the block of code.
        String body = "```" + cut(code.replace("`", "'"), MOST) + "```";
        ObjectNode text = Json.object().put("type", "mrkdwn").put("text", head + body);
        return List.of(Json.object().put("type", "section").set("text", text));
    }

    private static ObjectNode section(String text) {
        return Json.object().put("type", "section").set("text", plainText(text, MOST));
    }

    private static ObjectNode plainText(String text, int most) {
        return Json.object().put("type", "plain_text").put("emoji", false).put("text", cut(text, most));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
