package dev.parapet.remediations.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.Control;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import dev.parapet.remediations.Guardrails;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTest {
    private static final Control CONTROL =
            Guardrails.named("pub-rds-instance").orElseThrow().control();
    private static final String HOSTILE = "<!channel> *x* `y` </b>\n\u202eevil\u2028'; rm -rf ~; '";

    private static AuditRecord entry(Phase phase, String decision, String outcome, String id, List<String> byHand) {
        return new AuditRecord(
                AuditRecord.SCHEMA,
                "20261124T100000Z-0badcafe",
                phase,
                Optional.empty(),
                Instant.parse("2026-11-24T10:00:00Z"),
                Optional.of(new Cause(
                        "aws.config", "event", "rds-instance-public-access-check", "111122223333", Optional.empty())),
                Optional.of(CONTROL.id()),
                Optional.of(Target.of(new ResourceId("aws", "111122223333", "eu-west-1", CONTROL.resourceType(), id))),
                decision,
                "the instance is reachable from the internet",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(outcome),
                0,
                Optional.empty(),
                byHand,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static Optional<Notice> notice(Phase phase, String decision, String outcome) {
        return Notice.of(entry(phase, decision, outcome, "orders", List.of()), CONTROL);
    }

    @ParameterizedTest
    @CsvSource({
        "OUTCOME, remediate, remediated, REPAIRED",
        "OUTCOME, remediate, partial, FAILED",
        "OUTCOME, remediate, failed, FAILED",
        "OUTCOME, undo, undone, UNDONE",
        "DECIDED, remediate, awaiting-approval, APPROVAL",
        "DECIDED, remediate, held, HELD",
        "DECIDED, escalate, none, ESCALATED",
        "DECIDED, warn, none, WARNED",
        "DECIDED, escalate, failed, FAILED"
    })
    void people_are_told(Phase phase, String decision, String outcome, Notice.Kind kind) {
        assertThat(notice(phase, decision, outcome).map(Notice::kind)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "DECIDED, compliant, unchanged",
        "DECIDED, exempt, unchanged",
        "DECIDED, remediate, planned",
        "DECIDED, denied, denied",
        "INTENT, remediate, ''"
    })
    void people_are_left_alone(Phase phase, String decision, String outcome) {
        assertThat(notice(phase, decision, outcome)).isEmpty();
    }

    @Test
    void it_says_how_to_answer() {
        assertThat(notice(Phase.DECIDED, "remediate", "awaiting-approval")
                        .orElseThrow()
                        .commands())
                .anyMatch(command -> command.startsWith("parapet approve 20261124T100000Z-0badcafe"))
                .anyMatch(command -> command.startsWith("parapet deny"))
                .anyMatch(command -> command.startsWith("parapet exempt"));
        assertThat(notice(Phase.OUTCOME, "remediate", "remediated")
                        .orElseThrow()
                        .commands())
                .anyMatch(command -> command.startsWith("parapet undo 20261124T100000Z-0badcafe"));
    }

    @Test
    void names_cannot_speak_for_themselves() {
        Notice notice = Notice.of(
                        entry(Phase.DECIDED, "escalate", "none", HOSTILE, List.of("look at " + HOSTILE)), CONTROL)
                .orElseThrow();
        String slack = Slack.of(notice).toString();

        assertThat(notice.resource().id()).doesNotContain("\n", "\u202e", "\u2028");
        assertThat(notice.commands()).allSatisfy(command -> assertThat(command).contains("'\\''; rm -rf ~; '\\'''"));
        for (JsonNode block : Slack.of(notice).path("blocks")) {
            JsonNode text = block.path("text");
            if (text.path("type").asText().equals("mrkdwn")) {
                assertThat(text.path("text").asText()).doesNotContain("<!channel>", "</b>");
                assertThat(text.path("text").asText().replace("```", "")).doesNotContain("`");
            }
        }
        assertThat(slack).doesNotContain("\u202e");
        assertThat(Mail.subject(notice)).hasSizeLessThanOrEqualTo(99).matches("[ -~]+");
        assertThat(Mail.body(notice)).doesNotContain("\u202e");
    }

    @Test
    void message_has_a_text_for_mail_and_one_document_for_everybody_else() throws Exception {
        Notice notice = notice(Phase.OUTCOME, "remediate", "failed").orElseThrow();
        JsonNode message = Json.read(Topic.message(notice));
        JsonNode event = Json.read(message.path("default").asText());

        assertThat(message.path("email").asText()).contains("orders", "rds-instance-public-access-check", "Record");
        assertThat(event.path("schema").asText()).isEqualTo("parapet/notice/1");
        assertThat(event.at("/slack/blocks/0/type").asText()).isEqualTo("header");
        assertThat(event.at("/pagerduty/event_action").asText()).isEqualTo("trigger");
        assertThat(event.at("/pagerduty/payload/severity").asText()).isEqualTo("critical");
    }

    @Test
    void repair_resolves_what_the_failure_before_it_triggered() {
        JsonNode failed =
                PagerDuty.of(notice(Phase.OUTCOME, "remediate", "failed").orElseThrow());
        JsonNode repaired =
                PagerDuty.of(notice(Phase.OUTCOME, "remediate", "remediated").orElseThrow());

        assertThat(repaired.path("event_action").asText()).isEqualTo("resolve");
        assertThat(repaired.path("dedup_key")).isEqualTo(failed.path("dedup_key"));
    }
}
