package dev.parapet.remediations.shared;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Moves one attribute of a topic; its undo is the same move backwards. To SNS an empty key is none; a policy is never empty.
 *
 * @param topic its ARN
 * @param attribute SNS's name, for example {@code Policy}
 */
public record TopicAttribute(String topic, String attribute, String before, String after) implements Action {
    /** SNS takes one attribute a call and leaves the others. */
    public static final Effect EFFECT = new Effect("sns:SetTopicAttributes", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        String name = topic.substring(topic.lastIndexOf(':') + 1);
        return "SNS topic %s: %s %s -> %s".formatted(name, attribute, shown(before), shown(after));
    }

    private String shown(String value) {
        if (attribute.equals("Policy")) {
            return PolicyNames.of(value);
        }
        return value.isEmpty() ? "none" : value;
    }

    @Override
    public void apply(Aws aws) {
        aws.client(SnsClient::builder)
                .setTopicAttributes(request ->
                        request.topicArn(topic).attributeName(attribute).attributeValue(after));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new TopicAttribute(topic, attribute, after, before));
    }
}
