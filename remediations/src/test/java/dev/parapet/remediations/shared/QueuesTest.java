package dev.parapet.remediations.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Finding;
import dev.parapet.core.Json;
import dev.parapet.core.Origin;
import dev.parapet.core.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuesTest {
    private static final Origin ORIGIN =
            new Origin("e-1", "aws.sqs", "111122223333", "111122223333", "aws", "eu-west-1", Instant.EPOCH);

    private static List<Target> called(String queueUrl) {
        return Queues.named(new Finding.ApiActivity(
                ORIGIN,
                "sqs.amazonaws.com",
                "SetQueueAttributes",
                Optional.empty(),
                Optional.empty(),
                Json.object().put("queueUrl", queueUrl),
                Json.object()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sqs.eu-west-1.amazonaws.com/111122223333/orders",
                "https://eu-west-1.queue.amazonaws.com/111122223333/orders",
                "https://vpce-0a1b2c3d4e5f6-abcd1234.sqs.eu-west-1.vpce.amazonaws.com/111122223333/orders"
            })
    void url_is_kept_for_the_calls_to_come(String url) {
        Target target = called(url).getFirst();

        assertThat(target.resource().id()).isEqualTo("orders");
        assertThat(target.hints()).containsExactly(Map.entry("url", url));
    }

    @Test
    void bare_name_is_taken_without_a_url() {
        assertThat(called("orders.fifo")).containsExactly(Target.of(ORIGIN.resource("AWS::SQS::Queue", "orders.fifo")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://sqs.eu-west-1.amazonaws.com/999988887777/orders",
                "https://sqs.eu-west-1.amazonaws.com/111122223333/orders/more",
                "https://sqs.eu-west-1.amazonaws.com/111122223333/",
                "https://user@example.com/111122223333/orders",
                "orders.fifo.fifo",
                "two words",
                "arn:aws:sqs:eu-west-1:111122223333:orders"
            })
    void what_leads_to_no_queue_of_the_account_names_none(String url) {
        assertThat(called(url)).isEmpty();
    }

    @Test
    void name_is_as_long_as_sqs_allows() {
        assertThat(called("q".repeat(80))).hasSize(1);
        assertThat(called("q".repeat(81))).isEmpty();
        assertThat(called("q".repeat(75) + ".fifo")).hasSize(1);
        assertThat(called("q".repeat(76) + ".fifo")).isEmpty();
    }

    @Test
    void queue_that_a_finding_names_twice_is_looked_at_once() {
        Finding finding = new Finding.SecurityHub(
                ORIGIN,
                "SQS.1",
                List.of(
                        ORIGIN.resource("AWS::SQS::Queue", "orders"),
                        ORIGIN.resource("AWS::SQS::Queue", "orders"),
                        ORIGIN.resource("AWS::SNS::Topic", "orders")));

        assertThat(Queues.named(finding)).containsExactly(Target.of(ORIGIN.resource("AWS::SQS::Queue", "orders")));
    }
}
