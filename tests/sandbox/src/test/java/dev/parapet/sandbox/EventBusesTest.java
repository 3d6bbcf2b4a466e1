package dev.parapet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@ExtendWith(InSandbox.class)
class EventBusesTest {
    private static final String SECURITY = "222233334444";
    private static final String MEMBER = "333344445555";
    private static final String OTHER = "444455556666";
    private static final String EVENT = """
            {"version": "0", "id": "whatever", "account": "999999999999", "region": "xx-none-1",
             "source": "aws.config", "detail-type": "Config Rules Compliance Change", "time": "2026-03-01T10:11:12Z",
             "resources": ["arn:aws:s3:::orders"], "detail": {"n": "1", "deep": [1, {"a": null}]}}""";

    private final Sandbox sandbox;
    private final EventBuses buses;

    EventBusesTest(Sandbox sandbox) {
        sandbox.reset();
        this.sandbox = sandbox;
        this.buses = EventBuses.wire(sandbox, SECURITY, "us-east-1", Map.of("config", "{\"source\": [\"aws.config\"]}"))
                .member(MEMBER, "eu-west-1");
    }

    @BeforeEach
    void empty() {
        assertThat(received()).isEmpty();
    }

    @Test
    void event_arrives_as_aws_delivers_it() throws JsonProcessingException {
        String id = buses.put(MEMBER, "eu-west-1", EVENT);
        String expected =
                EVENT.replace("whatever", id).replace("999999999999", MEMBER).replace("xx-none-1", "eu-west-1");
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(received().getFirst())).isEqualTo(json.readTree(expected));
    }

    @Test
    void event_outside_the_patterns_does_not_arrive() {
        buses.put(MEMBER, "eu-west-1", EVENT.replace("aws.config", "aws.health"));
        assertThat(received()).isEmpty();
    }

    @Test
    void forwarded_event_is_not_sent_on_to_a_third_bus() {
        EventBuses third = EventBuses.wire(sandbox, OTHER, "us-east-1", Map.of());
        forward(SECURITY, "parapet", "arn:aws:events:us-east-1:" + OTHER + ":event-bus/parapet");
        buses.put(MEMBER, "eu-west-1", EVENT);
        assertThat(received()).hasSize(1);
        assertThat(bodies(OTHER, third.queueUrl())).isEmpty();
    }

    @Test
    void disabled_rule_forwards_nothing() {
        sandbox.fixture(MEMBER, "eu-west-1")
                .client(EventBridgeClient::builder)
                .putRule(to -> to.name("config")
                        .eventPattern("{\"source\": [\"aws.config\"]}")
                        .state(RuleState.DISABLED));
        buses.put(MEMBER, "eu-west-1", EVENT);
        assertThat(received()).isEmpty();
    }

    @Test
    void event_received_five_times_goes_to_the_dead_letters() {
        SqsClient sqs = sandbox.fixture(SECURITY, "us-east-1").client(SqsClient::builder);
        sqs.setQueueAttributes(
                to -> to.queueUrl(buses.queueUrl()).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0")));
        buses.put(MEMBER, "eu-west-1", EVENT);
        for (int time = 0; time < 5; time++) {
            assertThat(received()).hasSize(1);
        }
        assertThat(received()).isEmpty();
        assertThat(bodies(SECURITY, buses.deadLetterQueueUrl())).hasSize(1);
    }

    private void forward(String account, String bus, String arn) {
        EventBridgeClient events = sandbox.fixture(account, "us-east-1").client(EventBridgeClient::builder);
        events.putRule(to -> to.name("on").eventBusName(bus).eventPattern("{\"source\": [{\"prefix\": \"aws.\"}]}"));
        Target target = Target.builder().id("on").arn(arn).build();
        events.putTargets(to -> to.rule("on").eventBusName(bus).targets(target));
    }

    private List<String> received() {
        return bodies(SECURITY, buses.queueUrl());
    }

    private List<String> bodies(String account, String queue) {
        SqsClient sqs = sandbox.fixture(account, "us-east-1").client(SqsClient::builder);
        return sqs.receiveMessage(to -> to.queueUrl(queue).maxNumberOfMessages(10)).messages().stream()
                .map(Message::body)
                .toList();
    }
}
