package dev.parapet.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Finding;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static String sample(String name) {
        return Corpus.all().stream()
                .filter(sample -> sample.toString().equals(name))
                .findFirst()
                .orElseThrow()
                .json();
    }

    private static String padded(String event, int bytes) {
        return event.strip() + " ".repeat(bytes - event.strip().length());
    }

    @Test
    void an_event_of_exactly_one_mebibyte_is_read() {
        assertThat(Events.read(padded(sample("guardduty/key-of-a-user"), 1_048_576)))
                .isInstanceOf(Reading.Findings.class);
    }

    @Test
    void one_byte_more_is_rejected() {
        assertThat(Events.read(padded(sample("guardduty/key-of-a-user"), 1_048_577)))
                .isEqualTo(new Reading.Rejected(Optional.empty(), "the event is larger than 1048576 bytes"));
    }

    @Test
    void the_limit_counts_bytes_and_not_characters() {
        String wide = sample("guardduty/key-of-a-user").replace("Amsterdam", "€".repeat(400_000));
        assertThat(wide.length()).isLessThan(1_048_576);
        assertThat(Events.read(wide)).isInstanceOf(Reading.Rejected.class);
    }

    @Test
    void a_reading_carries_the_id_of_the_event_as_soon_as_it_is_known() {
        String id = "\"id\":\"7bf73129-1428-4cd3-a780-95db273d1602\"";
        assertThat(Events.read("{" + id + "}"))
                .isEqualTo(new Reading.Rejected(
                        Optional.of("7bf73129-1428-4cd3-a780-95db273d1602"), "detail-type is missing"));
        assertThat(Events.read("{}")).isEqualTo(new Reading.Rejected(Optional.empty(), "id is missing"));
    }

    @Test
    void a_reason_quotes_only_the_beginning_of_a_value_and_no_control_characters() {
        String event =
                sample("guardduty/key-of-a-user").replace("AKIAIOSFODNN7EXAMPLE", "\\u001b[2J" + "A".repeat(5_000));
        String reason = ((Reading.Rejected) Events.read(event)).reason();
        assertThat(reason)
                .startsWith("detail.resource.accessKeyDetails.accessKeyId is not an access key id: \"[2JAAA")
                .hasSizeLessThan(150);
    }

    @Test
    void the_parsers_own_message_does_not_bring_the_input_back() {
        assertThat(Events.read("secret"))
                .isEqualTo(new Reading.Rejected(Optional.empty(), "the event is not JSON at line 1, column 1"));
    }

    @Test
    void parameters_that_cloudtrail_left_out_are_missing_nodes() {
        Reading.Findings found = (Reading.Findings) Events.read(sample("cloudtrail/parameters-omitted"));
        Finding.ApiActivity call = (Finding.ApiActivity) found.findings().getFirst();
        assertThat(call.request().isMissingNode()).isTrue();
        assertThat(call.response().isMissingNode()).isTrue();
    }

    @Test
    void the_state_of_a_new_account_stands_in_the_response() {
        Reading.Findings found = (Reading.Findings) Events.read(sample("cloudtrail/account-created"));
        Finding.ApiActivity call = (Finding.ApiActivity) found.findings().getFirst();
        assertThat(call.response().at("/createAccountStatus/state").asText()).isEqualTo("SUCCEEDED");
    }
}
