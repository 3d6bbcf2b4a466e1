package dev.parapet.remediations.tls_sqs;

import dev.parapet.remediations.shared.QueueAttribute;
import dev.parapet.remediations.shared.Queues.Queue;
import dev.parapet.remediations.shared.ResourcePolicy;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What the decision needs of a queue.
 *
 * @param url its address, as SQS told it
 * @param policy its policy to the letter; absent where it has none
 */
public record QueuePolicy(String name, String url, Optional<String> policy) {
    static QueuePolicy of(Queue queue) {
        return new QueuePolicy(queue.name(), queue.url(), queue.attribute(QueueAttributeName.POLICY));
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
