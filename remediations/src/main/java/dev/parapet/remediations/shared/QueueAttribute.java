package dev.parapet.remediations.shared;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Moves one attribute of a queue; its undo is the same move backwards. To SQS an empty text is no policy, and no key.
 *
 * @param url the queue's address, as SQS told it
 * @param attribute SQS's name, for example {@code Policy}
 */
public record QueueAttribute(String queue, String url, String attribute, String before, String after)
        implements Action {
    /** SQS changes the attributes it is sent and leaves the others; messages in the queue stay. */
    public static final Effect EFFECT = new Effect("sqs:SetQueueAttributes", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "SQS queue %s: %s %s -> %s".formatted(queue, attribute, shown(before), shown(after));
    }

    private String shown(String value) {
        if (attribute.equals(QueueAttributeName.POLICY.toString())) {
            return PolicyNames.of(value);
        }
        return value.isEmpty() ? "none" : value;
    }

    @Override
    public void apply(Aws aws) {
        aws.client(SqsClient::builder)
                .setQueueAttributes(request -> request.queueUrl(url).attributesWithStrings(Map.of(attribute, after)));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new QueueAttribute(queue, url, attribute, after, before));
    }
}
