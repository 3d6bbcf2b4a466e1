package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An account that joins is looked into at once, and Organizations tells of it in the management account only. */
@ExtendWith(InWorld.class)
class ArrivalTest {
    private final World world;
    private final Member orders;

    @TempDir
    Path directory = Path.of("set by JUnit");

    ArrivalTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
    }

    @Test
    void account_that_was_made_is_swept_and_nothing_is_written() {
        orders.database("brought-along", true);
        world.proxy().clear();

        Cli.Run run = hear(made(world.organization().management()));

        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(run.lines())
                .filteredOn(line -> line.path("guardrail").asText().equals("org-account-joined"))
                .singleElement()
                .satisfies(line -> assertThat(line.path("reason").asText()).contains(orders.account(), "is swept"));
        assertThat(run.lines())
                .filteredOn(line -> line.at("/resource/id").asText().equals("brought-along"))
                .singleElement()
                .satisfies(line -> assertThat(line.path("decision").asText()).isEqualTo("remediate"));
        assertThat(last(run).path("reason").asText()).contains("of account " + orders.account(), "1 faults found");
        assertThat(world.proxy().calls()).noneMatch(Call::write);
    }

    @Test
    void account_that_cannot_be_looked_into_is_not_called_swept() {
        world.proxy().inject(new Fault.AccessDenied(), call -> call.operation().equals("DescribeDBInstances"));

        Cli.Run run = hear(made(world.organization().management()));

        assertThat(run.status()).isEqualTo(1);
        assertThat(last(run).path("reason").asText()).contains("not looked at: ", "pub-rds-instance");
    }

    @Test
    void another_member_may_not_announce_it() {
        Cli.Run run = hear(made(world.member("web").account()));

        assertThat(last(run).path("decision").asText()).isEqualTo("rejected");
        assertThat(last(run).path("reason").asText()).contains("may not speak for");
    }

    private static JsonNode last(Cli.Run run) {
        return run.lines().getLast();
    }

    private Cli.Run hear(String event) {
        Cli cli = Cli.in(world, directory);
        String settings = Cli.onlyTheKinds().replace("  org-account-joined: {mode: off}\n", "");
        return cli.run(List.of(
                        "replay",
                        "--settings",
                        cli.file("parapet.yaml", settings).toString(),
                        "--state",
                        cli.state().toString(),
                        cli.file("event.json", event).toString())
                .toArray(String[]::new));
    }

    private String made(String sender) {
        return """
            {"version": "0", "id": "7bf73129-1428-4cd3-a780-95b0a200ebc3", "source": "aws.organizations",
             "detail-type": "AWS Service Event via CloudTrail", "account": "%s", "time": "2026-11-20T10:12:31Z",
             "region": "us-east-1", "resources": [],
             "detail": {"eventVersion": "1.11", "userIdentity": {"accountId": "%s", "invokedBy": "AWS Internal"},
              "eventTime": "2026-11-20T10:12:31Z", "eventSource": "organizations.amazonaws.com",
              "eventName": "CreateAccountResult", "awsRegion": "us-east-1",
              "eventID": "7bf73129-1428-4cd3-a780-95b0a200ccd4", "readOnly": false, "eventType": "AwsServiceEvent",
              "managementEvent": true, "recipientAccountId": "%s",
              "serviceEventDetails": {"createAccountStatus":
               {"id": "car-123456789012", "state": "SUCCEEDED", "accountId": "%s"}}}}
            """.formatted(sender, sender, sender, orders.account()).replace("\n", " ");
    }
}
