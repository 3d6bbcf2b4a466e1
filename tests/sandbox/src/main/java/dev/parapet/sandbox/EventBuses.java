package dev.parapet.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The road of an event: a member's default bus, the security account's bus, the queue the product reads. */
public final class EventBuses {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "parapet";
    private static final String QUEUE = "parapet-events";

    private final Sandbox sandbox;
    private final Fixture home;
    private final Map<String, String> patterns;
    private final String queueUrl;
    private final String busArn;

    private EventBuses(Sandbox sandbox, Fixture home, Map<String, String> patterns) {
        this.sandbox = sandbox;
        this.home = home;
        this.patterns = Map.copyOf(patterns);
        this.queueUrl = queues();
        this.busArn = bus();
    }

    /** Makes bus, rule and queues in the security account; the patterns are those that members forward, by name. */
    public static EventBuses wire(Sandbox sandbox, String security, String region, Map<String, String> patterns) {
        return new EventBuses(sandbox, sandbox.fixture(security, region), patterns);
    }

    /** Makes a member's default bus of one region forward what the patterns match. */
    public EventBuses member(String account, String region) {
        EventBridgeClient events = sandbox.fixture(account, region).client(EventBridgeClient::builder);
        patterns.forEach((name, pattern) -> {
            events.putRule(to -> to.name(name).eventPattern(pattern));
            events.putTargets(to -> to.rule(name).targets(target(NAME, busArn)));
        });
        return this;
    }

    /** The queue at the end of the road. */
    public String queueUrl() {
        return queueUrl;
    }

    /** The queue of events that could not be handled five times. */
    public String deadLetterQueueUrl() {
        return queueUrl + "-dlq";
    }

    /** Puts an event on a member's default bus and tells the id AWS gave it. */
    public String put(String account, String region, String eventJson) {
        PutEventsRequestEntry entry = entry(read(eventJson));
        PutEventsResultEntry result = sandbox.fixture(account, region)
                .client(EventBridgeClient::builder)
                .putEvents(to -> to.entries(entry))
                .entries()
                .getFirst();
        if (result.eventId() == null) {
            throw new IllegalArgumentException(result.errorCode() + ": " + result.errorMessage());
        }
        return result.eventId();
    }

    private static Target target(String id, String arn) {
        return Target.builder().id(id).arn(arn).build();
    }

    private static PutEventsRequestEntry entry(JsonNode event) {
        List<String> resources = StreamSupport.stream(event.path("resources").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return PutEventsRequestEntry.builder()
                .source(event.path("source").asText())
                .detailType(event.path("detail-type").asText())
                .time(event.has("time") ? Instant.parse(event.get("time").asText()) : Instant.now())
                .resources(resources)
                .detail(event.path("detail").toString())
                .build();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notAnEvent) {
            throw new IllegalArgumentException("not an event: " + json, notAnEvent);
        }
    }

    private String bus() {
        EventBridgeClient events = home.client(EventBridgeClient::builder);
        String arn = events.createEventBus(to -> to.name(NAME)).eventBusArn();
        String all = "{\"account\": [{\"prefix\": \"\"}]}";
        events.putRule(to -> to.name(NAME).eventBusName(NAME).eventPattern(all));
        events.putTargets(to -> to.rule(NAME).eventBusName(NAME).targets(target(QUEUE, queueArn(QUEUE))));
        return arn;
    }

    private String queues() {
        SqsClient sqs = home.client(SqsClient::builder);
        sqs.createQueue(to -> to.queueName(QUEUE + "-dlq"));
        String redrive =
                "{\"deadLetterTargetArn\": \"%s\", \"maxReceiveCount\": 5}".formatted(queueArn(QUEUE + "-dlq"));
        return sqs.createQueue(to -> to.queueName(QUEUE).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, redrive)))
                .queueUrl();
    }

    private String queueArn(String name) {
        return "arn:aws:sqs:" + home.region() + ":" + home.account() + ":" + name;
    }
}
