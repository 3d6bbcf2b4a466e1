package dev.parapet.remediations.pub_sns;

import dev.parapet.remediations.shared.ResourcePolicy;
import dev.parapet.remediations.shared.TopicAttribute;
import java.util.List;

/**
 * What the decision needs of a topic.
 *
 * @param arn its ARN
 * @param policy its policy to the letter; a topic always has one
 * @param strangers the accounts outside the organization that the policy names
 */
public record TopicPolicy(String arn, String policy, List<String> strangers) {
    public TopicPolicy {
        strangers = List.copyOf(strangers);
    }

    ResourcePolicy read() {
        return ResourcePolicy.of(policy);
    }

    TopicAttribute change(ResourcePolicy to) {
        return new TopicAttribute(arn, "Policy", policy, to.text());
    }
}
