package dev.parapet.remediations.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KmsKeyTest {
    private static KmsKey key(String effect, String principal, String action) {
        return new KmsKey(
                "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                true,
                "{\"Statement\":{\"Effect\":\"%s\",\"Principal\":%s,\"Action\":\"%s\",\"Resource\":\"*\"}}"
                        .formatted(effect, principal, action));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "Allow, '{\"Service\":\"cloudtrail.amazonaws.com\"}', kms:GenerateDataKey*, true",
                "Allow, '{\"Service\":[\"logs.amazonaws.com\",\"cloudtrail.amazonaws.com\"]}', kms:*, true",
                "Allow, '{\"Service\":\"cloudtrail.amazonaws.com\"}', KMS:generatedatakey, true",
                "Allow, '{\"Service\":\"cloudtrail.amazonaws.com\"}', *, true",
                "Allow, '{\"Service\":\"cloudtrail.amazonaws.com\"}', kms:Decrypt, false",
                "Allow, '{\"Service\":\"cloudtrail.amazonaws.com\"}', kms:GenerateDataKeyPair, false",
                "Allow, '{\"Service\":\"cloudtrail.amazonaws.com.cn\"}', kms:*, false",
                "Allow, '{\"AWS\":\"arn:aws:iam::111122223333:root\"}', kms:*, false",
                "Deny, '{\"Service\":\"cloudtrail.amazonaws.com\"}', kms:*, false"
            })
    void a_service_needs_a_statement_that_names_it_and_covers_the_call(
            String effect, String principal, String action, boolean lets) {
        assertThat(key(effect, principal, action).lets("cloudtrail.amazonaws.com", "kms:GenerateDataKey"))
                .isEqualTo(lets);
    }
}
