package dev.parapet.remediations.enc_kinesis;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/**
 * What the decision needs of a stream.
 *
 * @param status Kinesis's word, for example {@code ACTIVE}
 * @param key the KMS key as it was named when it was set; absent for a plain stream
 * @param guests the other accounts that its policy lets in; asked for only where there is no key
 */
public record DataStream(String name, String status, Optional<String> key, List<String> guests) {
    public DataStream {
        guests = List.copyOf(guests);
    }

    static DataStream of(StreamDescriptionSummary stream, List<String> guests) {
        return new DataStream(
                stream.streamName(),
                stream.streamStatusAsString(),
                Optional.ofNullable(stream.keyId()).filter(key -> stream.encryptionType() == EncryptionType.KMS),
                guests);
    }
}
