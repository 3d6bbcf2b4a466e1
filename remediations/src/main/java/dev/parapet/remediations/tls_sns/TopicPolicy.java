package dev.parapet.remediations.tls_sns;

import dev.parapet.remediations.shared.ResourcePolicy;
import dev.parapet.remediations.shared.TopicAttribute;

/**
 * What the decision needs of a topic.
 *
 * @param arn its ARN
 * @param policy its policy to the letter; a topic always has one
 */
public record TopicPolicy(String arn, String policy) {
    ResourcePolicy read() {
        return ResourcePolicy.of(policy);
    }

    TopicAttribute change(ResourcePolicy to) {
        return new TopicAttribute(arn, "Policy", policy, to.text());
    }
}
