package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import dev.parapet.sandbox.Detector;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The lines of {@code replay} in the form other programs rely on. */
@ExtendWith(InWorld.class)
class ContractTest {
    private static final List<String> FIELDS = List.of(
            "event", "file", "guardrail", "resource", "decision", "reason", "plan", "outcome", "writes", "record");

    private final World world;
    private final Member orders;

    @TempDir
    Path directory = Path.of("set by JUnit");

    ContractTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
    }

    @Test
    void every_event_has_its_line_with_all_fields_in_the_order_of_the_input() throws Exception {
        Planted fault = Kind.DATABASE.plant(orders, "contract");
        String nobody =
                orders.detector().call("ec2", "RunInstances", Json.object().put("imageId", "ami-1"));
        String forged = new Detector(
                        orders.account(), World.EUROPE, world.member("staging").account())
                .call("rds", "ModifyDBInstance", Json.object().put("dBInstanceIdentifier", "contract"));
        Cli.Run run = Cli.in(world, directory).replay(nobody, forged, fault.event(), fault.event());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines())
                .allSatisfy(line -> assertThat(line.fieldNames()).toIterable().containsExactlyElementsOf(FIELDS))
                .extracting(line -> line.path("decision").asText())
                .containsExactly("ignored", "rejected", "remediate", "compliant");
        JsonNode ignored = run.lines().getFirst();
        assertThat(ignored.path("guardrail").isNull()
                        && ignored.path("resource").isNull())
                .isTrue();
        assertThat(ignored.path("outcome").asText()).isEqualTo("none");
        JsonNode repaired = run.lines().get(2);
        assertThat(repaired.path("event")).isEqualTo(Json.read(fault.event()).path("id"));
        assertThat(repaired.path("file").asText()).endsWith("event-002.json");
        assertThat(repaired.path("guardrail").asText()).isEqualTo("pub-rds-instance");
        assertThat(repaired.path("resource").toString()).isEqualTo("""
                {"account":"%s","id":"contract","partition":"aws","region":"eu-west-1","type":"AWS::RDS::DBInstance"}""".formatted(orders.account()));
        assertThat(repaired.path("plan").toString()).isEqualTo("""
                [{"describe":"RDS instance contract: publicly accessible true -> false",\
                "api":"rds:ModifyDBInstance","risk":"safe"}]""");
        assertThat(repaired.path("outcome").asText()).isEqualTo("remediated");
        assertThat(repaired.path("writes").asInt()).isEqualTo(1);
        assertThat(repaired.path("record").asText()).isNotEmpty();
    }

    @Test
    void json_lines_on_standard_input_and_the_batches_in_them_are_taken_in_order() {
        Planted first = Kind.DATABASE.plant(orders, "stdin-one");
        Planted second = Kind.BUCKET.plant(orders, "stdin-two");
        String batch = Json.object()
                .set(
                        "Records",
                        Json.arrayOf(List.of(
                                message("1", second.event()),
                                message("2", "not an event"),
                                message("3", first.event()))))
                .toString();
        Cli.Run run = Cli.in(world, directory).replayLines(first.event(), batch);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines())
                .extracting(line ->
                        line.path("file").asText() + " " + line.path("outcome").asText())
                .containsExactly("- remediated", "- remediated", "- none", "- unchanged");
    }

    private static JsonNode message(String id, String body) {
        return Json.object().put("messageId", id).put("body", body).put("eventSource", "aws:sqs");
    }
}
