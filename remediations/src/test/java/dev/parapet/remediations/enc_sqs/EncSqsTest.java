package dev.parapet.remediations.enc_sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Json;
import dev.parapet.core.Origin;
import dev.parapet.core.Target;
import dev.parapet.remediations.shared.QueueAttribute;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncSqsTest {
    private static final Origin ORIGIN =
            new Origin("e-1", "aws.sqs", "111122223333", "111122223333", "aws", "eu-west-1", Instant.EPOCH);
    private static final Target TARGET = Target.of(ORIGIN.resource("AWS::SQS::Queue", "orders"));
    private static final String FROM_S3 =
            "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"s3.amazonaws.com\"},\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}}";
    private static final String ONLY_DENY =
            "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\"*\"}}";

    private final Guardrail<EncryptedQueue> own = new EncSqs().with(Map.of("kmsKey", Json.text("alias/orders")));

    private static EncryptedQueue queue(boolean ofSqs, Optional<String> key, Optional<String> policy) {
        return new EncryptedQueue(
                "orders", "https://sqs.eu-west-1.amazonaws.com/111122223333/orders", key, ofSqs, policy);
    }

    private static QueueAttribute planned(Decision decision) {
        return (QueueAttribute) ((Remediate) decision).plan().actions().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ONLY_DENY})
    void own_key_is_set_where_nobody_else_sends(String policy) {
        EncryptedQueue queue =
                queue(false, Optional.empty(), Optional.of(policy).filter(text -> !text.isEmpty()));

        assertThat(planned(own.decide(TARGET, queue)).describe())
                .isEqualTo("SQS queue orders: KmsMasterKeyId none -> alias/orders");
    }

    @Test
    void key_of_sqs_is_set_where_a_service_sends() {
        Decision decision = own.decide(TARGET, queue(false, Optional.empty(), Optional.of(FROM_S3)));

        assertThat(planned(decision).attribute()).isEqualTo("SqsManagedSseEnabled");
        assertThat(decision.reason()).contains("s3.amazonaws.com", "alias/orders");
    }

    @Test
    void any_encryption_stays() {
        assertThat(own.decide(TARGET, queue(true, Optional.empty(), Optional.empty())))
                .isInstanceOf(Compliant.class);
        assertThat(own.decide(TARGET, queue(false, Optional.of("alias/aws/sqs"), Optional.empty())))
                .isInstanceOf(Compliant.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders", "alias/", "arn:aws:s3:::bucket"})
    void what_is_no_key_is_refused(String key) {
        assertThatThrownBy(() -> new EncSqs().with(Map.of("kmsKey", Json.text(key))))
                .hasMessageContaining("kmsKey takes an alias");
    }

    @Test
    void another_parameter_is_refused() {
        assertThatThrownBy(() -> new EncSqs().with(Map.of("key", Json.text("alias/x"))))
                .hasMessageContaining("enc-sqs takes only kmsKey");
    }
}
