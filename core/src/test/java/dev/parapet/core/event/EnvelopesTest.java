package dev.parapet.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.event.Envelopes.Message;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopesTest {
    private static final String GOOD =
            "{\"messageId\":\"m-1\",\"receiptHandle\":\"r\",\"body\":\"{\\\"id\\\":\\\"e-1\\\"}\",\"attributes\":{},"
                    + "\"eventSource\":\"aws:sqs\",\"eventSourceARN\":\"arn:aws:sqs:eu-west-1:111122223333:events\"}";

    private static String records(String... records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    @Test
    void a_queue_gives_one_message_per_record() {
        assertThat(Envelopes.open(records(GOOD, GOOD.replace("m-1", "m-2").replace("e-1", "e-2"))))
                .containsExactly(
                        new Message(Optional.of("m-1"), "{\"id\":\"e-1\"}"),
                        new Message(Optional.of("m-2"), "{\"id\":\"e-2\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "not JSON",
                "{\"id\":\"e-1\"}",
                "{\"Records\":[]}",
                "{\"Records\":{}}",
                "{\"Records\":\"aws:sqs\"}",
                "{\"Records\":[{\"eventSource\":\"aws:s3\"}]}",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\"",
                "{\"Records\":[],\"Records\":[]}"
            })
    void anything_else_is_one_message_without_an_id(String text) {
        assertThat(Envelopes.open(text)).containsExactly(new Message(Optional.empty(), text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "[]",
                "{\"messageId\":\"m-9\",\"eventSource\":\"aws:sqs\"}",
                "{\"messageId\":\"m-9\",\"eventSource\":\"aws:sqs\",\"body\":{\"id\":\"e-1\"}}",
                "{\"messageId\":\"m-9\",\"eventSource\":\"aws:sns\",\"body\":\"{}\"}",
                "{\"messageId\":7,\"eventSource\":\"aws:sqs\",\"body\":null}"
            })
    void a_bad_record_is_rejected_and_its_neighbours_go_on(String bad) {
        List<Message> messages = Envelopes.open(records(GOOD, bad, GOOD));
        assertThat(messages).hasSize(3);
        assertThat(messages.get(0)).isEqualTo(messages.get(2));
        assertThat(Events.read(messages.get(1).body())).isInstanceOf(Reading.Rejected.class);
    }

    @Test
    void a_bad_record_keeps_its_id_so_that_the_queue_can_be_told() {
        String bad = "{\"messageId\":\"m-9\",\"eventSource\":\"aws:sqs\"}";
        assertThat(Envelopes.open(records(GOOD, bad)).getLast().messageId()).contains("m-9");
    }
}
