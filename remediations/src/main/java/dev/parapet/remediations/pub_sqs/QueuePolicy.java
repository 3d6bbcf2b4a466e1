package dev.parapet.remediations.pub_sqs;

import dev.parapet.remediations.shared.QueueAttribute;
import dev.parapet.remediations.shared.Queues.Queue;
import dev.parapet.remediations.shared.ResourcePolicy;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What the decision needs of a queue.
 *
 * @param url its address, as SQS told it
 * @param policy its policy to the letter; absent where it has none
 * @param strangers the accounts outside the organization that the policy names
 */
public record QueuePolicy(String name, String url, Optional<String> policy, List<String> strangers) {
    public QueuePolicy {
        strangers = List.copyOf(strangers);
    }

    static QueuePolicy of(Queue queue, List<String> strangers) {
        return new QueuePolicy(queue.name(), queue.url(), queue.attribute(QueueAttributeName.POLICY), strangers);
    }

    ResourcePolicy read() {
        return policy.map(ResourcePolicy::of).orElse(ResourcePolicy.EMPTY);
    }

    QueueAttribute change(Optional<ResourcePolicy> to) {
        return new QueueAttribute(
                name,
                url,
                "Policy",
                policy.orElse(""),
                to.map(ResourcePolicy::text).orElse(""));
    }
}
