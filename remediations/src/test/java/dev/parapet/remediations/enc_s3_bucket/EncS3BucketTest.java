package dev.parapet.remediations.enc_s3_bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Json;
import dev.parapet.core.Origin;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import dev.parapet.remediations.enc_s3_bucket.EncS3Bucket.Bucket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncS3BucketTest {
    private static final Origin ORIGIN =
            new Origin("e-1", "aws.s3", "111122223333", "111122223333", "aws", "eu-west-1", Instant.EPOCH);
    private static final ResourceId BUCKET = ORIGIN.resource("AWS::S3::Bucket", "orders-archive");
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private final EncS3Bucket guardrail = new EncS3Bucket();

    private static Decision decide(Guardrail<Bucket> guardrail, Encryption encryption) {
        return guardrail.decide(Target.of(BUCKET), new Bucket("orders-archive", encryption));
    }

    private static Encryption planned(Decision decision) {
        return ((SetDefaultEncryption) ((Remediate) decision).plan().actions().getFirst()).after();
    }

    @Test
    void under_s3_s_own_key_a_bucket_moves_to_kms_with_a_bucket_key() {
        assertThat(planned(decide(guardrail, Encryption.OF_S3)))
                .isEqualTo(new Encryption("aws:kms", Optional.empty(), true, List.of()));
    }

    @Test
    void blocked_encryption_types_are_sent_back() {
        Encryption before = new Encryption("AES256", Optional.empty(), false, List.of("SSE-C"));

        assertThat(planned(decide(guardrail, before)).blocked()).containsExactly("SSE-C");
        assertThat(planned(decide(guardrail, before))
                        .rule()
                        .blockedEncryptionTypes()
                        .encryptionTypeAsStrings())
                .containsExactly("SSE-C");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:kms", "aws:kms:dsse"})
    void whatever_is_under_kms_stays_as_it_is(String algorithm) {
        assertThat(decide(guardrail, new Encryption(algorithm, Optional.empty(), false, List.of())))
                .isInstanceOf(Compliant.class);
        assertThat(decide(guardrail, new Encryption(algorithm, Optional.of(KEY), true, List.of("SSE-C"))))
                .isInstanceOf(Compliant.class);
    }

    @Test
    void a_rule_goes_to_aws_and_comes_back_the_same() {
        Encryption encryption = new Encryption("aws:kms", Optional.of(KEY), true, List.of("SSE-C"));

        assertThat(Encryption.of(encryption.rule())).isEqualTo(encryption);
        assertThat(Encryption.of(Encryption.OF_S3.rule())).isEqualTo(Encryption.OF_S3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alias/data", "alias/team/data", KEY, "arn:aws-cn:kms:cn-north-1:111122223333:alias/data"})
    void an_organization_s_own_key_is_set_where_it_names_one(String key) {
        Guardrail<Bucket> own = guardrail.with(Map.of("kmsKey", Json.text(key)));

        assertThat(planned(decide(own, Encryption.OF_S3)).key()).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data", "alias/", "alias/da ta", "arn:aws:s3:::bucket", "1234abcd-12ab"})
    void what_is_no_key_is_refused(String key) {
        assertThatThrownBy(() -> guardrail.with(Map.of("kmsKey", Json.text(key))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kmsKey takes an alias");
    }

    @Test
    void another_parameter_is_refused() {
        assertThatThrownBy(() -> guardrail.with(Map.of("kmskey", Json.text("alias/x"))))
                .hasMessageContaining("takes only kmsKey");
        assertThatThrownBy(
                        () -> guardrail.with(Map.of("kmsKey", Json.text("alias/x"), "bucketKey", Json.text("false"))))
                .hasMessageContaining("takes only kmsKey");
    }

    private static Finding.ApiActivity call(String name, JsonNode request) {
        return new Finding.ApiActivity(
                ORIGIN, "s3.amazonaws.com", name, Optional.empty(), Optional.empty(), request, Json.object());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Orders", "a", "orders/archive", "-orders", "orders archive"})
    void what_is_no_bucket_name_names_no_bucket(String name) {
        assertThat(guardrail.targets(call("CreateBucket", Json.object().put("bucketName", name))))
                .isEmpty();
    }

    @Test
    void a_finding_names_its_buckets_once_and_nothing_else() {
        ResourceId key = ORIGIN.resource("AWS::KMS::Key", "1234");

        assertThat(guardrail.targets(new Finding.SecurityHub(ORIGIN, "S3.17", List.of(key, BUCKET, BUCKET))))
                .containsExactly(Target.of(BUCKET));
        assertThat(guardrail.targets(call("CreateBucket", Json.object().put("bucketName", "orders-archive"))))
                .containsExactly(Target.of(BUCKET));
    }

    @ParameterizedTest
    @CsvSource({
        "PutBucketEncryption, aws:kms, true",
        "PutBucketEncryption, aws:kms:dsse, true",
        "PutBucketEncryption, AES256, false",
        "CreateBucket, aws:kms, false"
    })
    void only_setting_kms_goes_in_the_repair_direction(String name, String algorithm, boolean repairs)
            throws JsonProcessingException {
        String rule = "{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"%s\"}}".formatted(algorithm);

        assertThat(guardrail.repairs(call(name, configuration(rule)))).isEqualTo(repairs);
        assertThat(guardrail.repairs(call(name, configuration("[%s]".formatted(rule)))))
                .isEqualTo(repairs);
    }

    /** CloudTrail shows a list of one rule as that rule. */
    private static JsonNode configuration(String rules) throws JsonProcessingException {
        return Json.read("{\"ServerSideEncryptionConfiguration\":{\"Rule\":%s}}".formatted(rules));
    }

    @Test
    void a_call_without_a_rule_is_looked_at() {
        assertThat(guardrail.repairs(call("PutBucketEncryption", Json.object())))
                .isFalse();
    }
}
