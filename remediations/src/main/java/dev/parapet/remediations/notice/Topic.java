package dev.parapet.remediations.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.Control;
import dev.parapet.core.Failure;
import dev.parapet.core.Json;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * An SNS topic of the security account that hears every notice. Mail gets a text; everybody else one JSON document that also
 * holds the message for Slack and the event for PagerDuty. Attributes let a subscription choose: {@code kind}, {@code
 * severity}, {@code guardrail}, {@code account}. The same thing about the same resource is told once a day.
 */
public final class Topic implements Consumer<AuditRecord> {
    private static final Logger LOG = System.getLogger(Topic.class.getName());
    private static final Duration TOLD_ONCE = Duration.ofDays(1);
    private static final int REMEMBERED = 10_000;

    private final String arn;
    private final Supplier<SnsClient> sns;
    private final Map<String, Control> controls;
    private final Map<String, Instant> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Topic(String arn, Supplier<SnsClient> sns, Collection<Control> controls) {
        this.arn = arn;
        this.sns = sns;
        this.controls = controls.stream().collect(Collectors.toMap(Control::id, Function.identity()));
    }

    /** Publishes the notice of a record. The trail has it in any case; a topic that cannot be reached stops no repair. */
    @Override
    public void accept(AuditRecord entry) {
        entry.guardrail()
                .flatMap(id -> Optional.ofNullable(controls.get(id)))
                .flatMap(control -> Notice.of(entry, control))
                .filter(this::isNews)
                .ifPresent(this::publish);
    }

    private synchronized boolean isNews(Notice notice) {
        String what = "%s %s %s %s".formatted(notice.kind(), notice.guardrail(), notice.resource(), notice.reason());
        Instant before = told.put(what, notice.at());
        return before == null
                || notice.kind() == Notice.Kind.REPAIRED
                || before.plus(TOLD_ONCE).isBefore(notice.at());
    }

    private void publish(Notice notice) {
        try {
            sns.get()
                    .publish(request -> request.topicArn(arn)
                            .subject(Mail.subject(notice))
                            .messageStructure("json")
                            .message(message(notice))
                            .messageAttributes(Map.of(
                                    "kind", text(notice.kind().word()),
                                    "severity", text(notice.severity().name().toLowerCase(java.util.Locale.ROOT)),
                                    "guardrail", text(notice.guardrail()),
                                    "account", text(notice.resource().account()))));
        } catch (SdkException refused) {
            LOG.log(
                    Logger.Level.WARNING,
                    "the notice of record {0} did not reach {1}: {2}",
                    notice.record(),
                    arn,
                    Failure.of(refused).reason());
        }
    }

    /** One text for each protocol; {@code default} is for all that are not named. */
    static String message(Notice notice) {
        ObjectNode event = (ObjectNode) Json.tree(notice);
        event.put("schema", "parapet/notice/1");
        event.set("slack", Slack.of(notice));
        event.set("pagerduty", PagerDuty.of(notice));
        return Json.object()
                .put("default", event.toString())
                .put("email", Mail.body(notice))
                .toString();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
