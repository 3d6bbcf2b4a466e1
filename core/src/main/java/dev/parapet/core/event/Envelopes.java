package dev.parapet.core.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parapet.core.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Takes the wrapping of a queue off. */
public final class Envelopes {
    private Envelopes() {}

    /**
     * One event, and the queue's name for it.
     *
     * @param messageId to hand back when the message failed; absent for an event that came without a queue
     * @param body what {@link Events#read} takes
     */
    public record Message(Optional<String> messageId, String body) {}

    /**
     * The messages of an SQS event; any other text is one message. A record that is not one of SQS becomes an empty
     * message, which {@link Events#read} rejects; its neighbours are none the worse.
     */
    public static List<Message> open(String json) {
        // Most events come without a queue: they are parsed once, by Events.
        JsonNode records = json.contains("\"Records\"") ? records(json) : MissingNode.getInstance();
        if (!records.isArray() || elements(records).stream().noneMatch(Envelopes::queued)) {
            return List.of(new Message(Optional.empty(), json));
        }
        return elements(records).stream().map(Envelopes::message).toList();
    }

    private static JsonNode records(String json) {
        try {
            return Json.read(json).path("Records");
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static List<JsonNode> elements(JsonNode records) {
        return StreamSupport.stream(records.spliterator(), false).toList();
    }

    private static Message message(JsonNode entry) {
        Optional<String> id = text(entry, "messageId").filter(name -> !name.isBlank());
        return new Message(id, queued(entry) ? text(entry, "body").orElse("") : "");
    }

    private static Optional<String> text(JsonNode entry, String field) {
        return Optional.ofNullable(entry.path(field).textValue());
    }

    private static boolean queued(JsonNode entry) {
        return entry.path("eventSource").asText().equals("aws:sqs");
    }
}
