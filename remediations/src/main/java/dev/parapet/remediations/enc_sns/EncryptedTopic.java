package dev.parapet.remediations.enc_sns;

import dev.parapet.remediations.shared.KmsKey;
import java.util.Optional;

/**
 * What the decision needs of a topic.
 *
 * @param arn its ARN
 * @param policy its policy, which tells who publishes
 * @param key the KMS key that is set
 * @param offered the key that could be set; asked for only where none is
 */
public record EncryptedTopic(String arn, String policy, Optional<String> key, Optional<KmsKey> offered) {}
