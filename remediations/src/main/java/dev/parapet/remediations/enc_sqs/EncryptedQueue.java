package dev.parapet.remediations.enc_sqs;

import dev.parapet.remediations.shared.QueueAttribute;
import dev.parapet.remediations.shared.Queues.Queue;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What the decision needs of a queue.
 *
 * @param url its address, as SQS told it
 * @param key the KMS key as it was named when it was set
 * @param managed whether SQS encrypts with a key of its own
 */
public record EncryptedQueue(String name, String url, Optional<String> key, boolean managed) {
    static EncryptedQueue of(Queue queue) {
        return new EncryptedQueue(
                queue.name(),
                queue.url(),
                queue.attribute(QueueAttributeName.KMS_MASTER_KEY_ID),
                queue.attribute(QueueAttributeName.SQS_MANAGED_SSE_ENABLED)
                        .filter("true"::equals)
                        .isPresent());
    }

    QueueAttribute change(QueueAttributeName attribute, String before, String after) {
        return new QueueAttribute(name, url, attribute.toString(), before, after);
    }
}
