package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import dev.parapet.sandbox.Fault;
import dev.parapet.sandbox.Fixture;
import dev.parapet.sandbox.When;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What people have to know reaches the topic that the settings name, and a topic out of reach stops no repair. */
@ExtendWith(InWorld.class)
class TopicTest {
    private final World world;
    private final Member orders;

    @TempDir
    Path directory = Path.of("set by JUnit");

    TopicTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
    }

    @Test
    void repair_is_told_once_with_what_was_and_what_is() throws Exception {
        String topic = topic("told");
        SqsClient sqs = security().client(SqsClient::builder);
        String queue = sqs.createQueue(request -> request.queueName("told")).queueUrl();
        String queueArn = sqs.getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        security()
                .client(SnsClient::builder)
                .subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(queueArn));
        Planted fault = Kind.DATABASE.plant(orders, "told-of");
        assertThat(replay(topic, fault.event(), fault.event())).containsExactly("remediated", "unchanged");
        List<JsonNode> notices =
                sqs.receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10)).messages().stream()
                        .map(message ->
                                read(read(message.body()).path("Message").asText()))
                        .toList();
        assertThat(notices).singleElement().satisfies(notice -> {
            assertThat(notice.path("kind").asText()).isEqualTo("REPAIRED");
            assertThat(notice.at("/resource/id").asText()).isEqualTo("told-of");
            assertThat(notice.path("changes").get(0).asText()).contains("publicly accessible true -> false");
            assertThat(notice.path("revealedBy").asText()).contains("aws.rds ModifyDBInstance");
            assertThat(notice.path("commands").get(0).asText()).startsWith("parapet undo ");
        });
    }

    @Test
    void topic_that_cannot_be_reached_stops_no_repair() {
        world.proxy().inject(new Fault.AccessDenied(), When.operation("Publish"));
        Planted fault = Kind.DATABASE.plant(orders, "untold");
        assertThat(replay(topic("silent"), fault.event())).containsExactly("remediated");
        assertThat(fault.repaired()).isTrue();
    }

    private List<String> replay(String topic, String... events) {
        Cli cli = Cli.in(world, directory);
        Path settings = cli.file("notify.yaml", Cli.onlyTheKinds() + "notify: " + topic + "\n");
        String[] command = cli.replayCommand(events);
        command[List.of(command).indexOf("--settings") + 1] = settings.toString();
        return cli.run(command).outcomes();
    }

    private String topic(String name) {
        return security()
                .client(SnsClient::builder)
                .createTopic(request -> request.name(name))
                .topicArn();
    }

    private Fixture security() {
        return world.sandbox().fixture(world.organization().security(), World.HOME);
    }

    private static JsonNode read(String text) {
        try {
            return Json.read(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
