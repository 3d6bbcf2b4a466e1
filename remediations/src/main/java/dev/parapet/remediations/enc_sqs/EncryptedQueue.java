package dev.parapet.remediations.enc_sqs;

import dev.parapet.remediations.shared.Publishers;
import dev.parapet.remediations.shared.QueueAttribute;
import dev.parapet.remediations.shared.Queues.Queue;
import dev.parapet.remediations.shared.ResourcePolicy;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What the decision needs of a queue.
 *
 * @param url its address, as SQS told it
 * @param key the KMS key as it was named when it was set
 * @param managed whether SQS encrypts with a key of its own
 * @param policy who may send; read only where an organization set a key
 */
public record EncryptedQueue(String name, String url, Optional<String> key, boolean managed, Optional<String> policy) {
    static EncryptedQueue of(Queue queue) {
        return new EncryptedQueue(
                queue.name(),
                queue.url(),
                queue.attribute(QueueAttributeName.KMS_MASTER_KEY_ID),
                queue.attribute(QueueAttributeName.SQS_MANAGED_SSE_ENABLED)
                        .filter("true"::equals)
                        .isPresent(),
                queue.attribute(QueueAttributeName.POLICY));
    }

    /** Who sends besides the owner's own callers. */
    Publishers senders(String owner) {
        return Publishers.of(policy.map(ResourcePolicy::of).orElse(ResourcePolicy.EMPTY), "sqs:SendMessage", owner);
    }

    QueueAttribute change(QueueAttributeName attribute, String before, String after) {
        return new QueueAttribute(name, url, attribute.toString(), before, after);
    }
}
