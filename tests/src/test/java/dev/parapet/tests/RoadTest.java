package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import dev.parapet.policies.ForwardingRules;
import dev.parapet.remediations.Answer;
import dev.parapet.remediations.Guardrails;
import dev.parapet.remediations.QueueHandler;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.EventBuses;
import dev.parapet.sandbox.Fault;
import dev.parapet.sandbox.Pump;
import dev.parapet.sandbox.When;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The whole road: member's bus, folded rules, Parapet's bus, queue, handler, and back to the queue. */
@ExtendWith(InWorld.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the road is built once
class RoadTest {
    private final World world;
    private final Member orders;
    private final EventBuses buses;
    private final SqsClient sqs;
    private final List<Answer> heard = new ArrayList<>();

    @TempDir
    Path directory = Path.of("set by JUnit");

    RoadTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
        String security = world.organization().security();
        this.buses = EventBuses.wire(world.sandbox(), security, World.HOME, ForwardingRules.of(Guardrails.controls()));
        buses.member(orders.account(), World.EUROPE);
        this.sqs = world.sandbox().fixture(security, World.HOME).client(SqsClient::builder);
    }

    @BeforeEach
    void queues_are_empty() {
        heard.clear();
        sqs.purgeQueue(request -> request.queueUrl(buses.queueUrl()));
        sqs.purgeQueue(request -> request.queueUrl(buses.deadLetterQueueUrl()));
    }

    @Test
    void event_arrives_with_its_account_and_region() throws Exception {
        Planted fault = Kind.DATABASE.plant(orders, "arrives");
        String id = buses.put(orders.account(), World.EUROPE, fault.event());
        Message message = received(buses.queueUrl()).getFirst();
        JsonNode event = Json.read(message.body());
        assertThat(event.path("id").asText()).isEqualTo(id);
        assertThat(event.path("account").asText()).isEqualTo(orders.account());
        assertThat(event.path("region").asText()).isEqualTo(World.EUROPE);
        assertThat(event.path("detail")).isEqualTo(Json.read(fault.event()).path("detail"));
    }

    @Test
    void every_kind_of_fault_is_repaired_at_the_end_of_the_road() {
        List<Planted> faults = Kind.SAFE.stream()
                .map(kind -> kind.plant(orders, "road-" + kind.slug()))
                .toList();
        faults.forEach(fault -> buses.put(orders.account(), World.EUROPE, fault.event()));
        pump(3);
        assertThat(faults).allMatch(Planted::repaired);
        assertThat(heard).extracting(Parapet::word).hasSize(faults.size()).containsOnly("remediated");
        assertThat(received(buses.queueUrl())).isEmpty();
    }

    @Test
    void message_whose_repair_failed_comes_back_alone_and_is_repaired_then() {
        Planted first = Kind.BUCKET.plant(orders, "fails-once");
        Planted other = Kind.DATABASE.plant(orders, "beside-it");
        world.proxy().inject(new Fault.AccessDenied(), When.next(1, When.operation("PutBucketEncryption")));
        buses.put(orders.account(), World.EUROPE, first.event());
        buses.put(orders.account(), World.EUROPE, other.event());
        pump(3);
        assertThat(heard).extracting(Parapet::word).containsExactlyInAnyOrder("failed", "remediated", "remediated");
        assertThat(List.of(first, other)).allMatch(Planted::repaired);
        assertThat(received(buses.queueUrl())).isEmpty();
        assertThat(received(buses.deadLetterQueueUrl())).isEmpty();
    }

    @Test
    void message_that_fails_five_times_lies_in_the_dead_letter_queue() {
        Planted fault = Kind.BUCKET.plant(orders, "fails-always");
        world.proxy().inject(new Fault.AccessDenied(), Call::write);
        String id = buses.put(orders.account(), World.EUROPE, fault.event());
        pump(7);
        assertThat(heard).extracting(Parapet::word).hasSize(5).containsOnly("failed");
        assertThat(received(buses.queueUrl())).isEmpty();
        assertThat(received(buses.deadLetterQueueUrl()))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains(id));
        assertThat(fault.stands()).isTrue();
    }

    @Test
    void event_that_no_guardrail_listens_to_never_reaches_the_queue() {
        String run = orders.detector().call("ec2", "CreateVpc", Json.object().put("imageId", "ami-1"));
        String compliant = orders.detector()
                .configRule("rds-instance-public-access-check", "AWS::RDS::DBInstance", "db-1")
                .replace("NON_COMPLIANT", "COMPLIANT");
        String failed = Kind.BUCKET
                .plant(orders, "call-failed")
                .event()
                .replace("\"readOnly\"", "\"errorCode\":\"AccessDenied\",\"readOnly\"");
        List.of(run, compliant, failed).forEach(event -> buses.put(orders.account(), World.EUROPE, event));
        assertThat(received(buses.queueUrl())).isEmpty();
    }

    private void pump(int turns) {
        try (Parapet parapet = Parapet.in(world, directory)) {
            Pump pump = new Pump(sqs, buses.queueUrl(), new QueueHandler(parapet.dispatcher(), heard::add));
            for (int turn = 0; turn < turns; turn++) {
                pump.turn();
            }
        }
    }

    private List<Message> received(String queue) {
        return sqs.receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10))
                .messages();
    }
}
