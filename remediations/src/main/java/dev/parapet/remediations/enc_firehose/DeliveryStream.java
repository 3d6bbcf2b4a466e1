package dev.parapet.remediations.enc_firehose;

import java.util.Optional;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionConfiguration;

/**
 * What the decision needs of a delivery stream.
 *
 * @param status Firehose's word, for example {@code ACTIVE}
 * @param type where its records come from: {@code DirectPut}, {@code KinesisStreamAsSource}, …
 * @param encryption Firehose's word for the state of encryption: {@code ENABLED}, {@code ENABLING}, {@code DISABLED}, …
 * @param key the customer's key; absent where the key is Firehose's own or there is none
 */
public record DeliveryStream(String name, String status, String type, String encryption, Optional<String> key) {
    static DeliveryStream of(DeliveryStreamDescription stream) {
        Optional<DeliveryStreamEncryptionConfiguration> encryption =
                Optional.ofNullable(stream.deliveryStreamEncryptionConfiguration());
        return new DeliveryStream(
                stream.deliveryStreamName(),
                stream.deliveryStreamStatusAsString(),
                stream.deliveryStreamTypeAsString(),
                encryption
                        .map(DeliveryStreamEncryptionConfiguration::statusAsString)
                        .orElse("DISABLED"),
                encryption.map(DeliveryStreamEncryptionConfiguration::keyARN));
    }

    boolean direct() {
        return type.equals("DirectPut");
    }

    /**
     * A change that failed says nothing of what holds: "the attempt to change the CMK failed. In this case, encryption remains
     * enabled with the old CMK" (StartDeliveryStreamEncryption).
     */
    boolean failed() {
        return encryption.endsWith("_FAILED") || status.equals("DELETING_FAILED");
    }

    boolean encrypted() {
        return encryption.equals("ENABLED");
    }
}
