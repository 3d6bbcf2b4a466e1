package dev.parapet.remediations.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.ResourceId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPolicyTest {
    private static final String OWNER = "111122223333";
    private static final ResourceId TOPIC =
            new ResourceId("aws", OWNER, "eu-west-1", "AWS::SNS::Topic", "arn:aws:sns:eu-west-1:111122223333:orders");

    private static KeyPolicy allowing(String principal, String action, String condition) {
        String statement = "{\"Effect\":\"Allow\",\"Principal\":%s,\"Action\":%s,\"Resource\":\"*\",\"Condition\":%s}"
                .formatted(principal, action, condition);
        return new KeyPolicy(ResourcePolicy.of("{\"Statement\":[%s]}".formatted(statement)), TOPIC);
    }

    private static Publishers service(String name) {
        return new Publishers(List.of(name), List.of(), false);
    }

    private static Publishers account(String number) {
        return new Publishers(List.of(), List.of(number), false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | true",
                "{\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}} | true",
                "{\"StringEquals\":{\"AWS:SourceAccount\":[\"999988887777\",\"111122223333\"]}} | true",
                "{\"StringLike\":{\"aws:SourceAccount\":\"1111*\"}} | true",
                "{\"StringEquals\":{\"aws:SourceAccount\":\"999988887777\"}} | false",
                "{\"StringNotEquals\":{\"aws:SourceAccount\":\"111122223333\"}} | false",
                "{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:s3:::orders\"}} | false",
                "{\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\",\"aws:SourceOrgID\":\"o-exampleorgid\"}} | false"
            })
    void service_is_let_in_where_the_condition_is_known_to_be_met(String condition, boolean admitted) {
        KeyPolicy policy = allowing("{\"Service\":\"s3.amazonaws.com\"}", "\"kms:*\"", condition);

        assertThat(policy.without(service("s3.amazonaws.com")).isEmpty()).isEqualTo(admitted);
        assertThat(policy.without(service("ses.amazonaws.com")).services()).containsExactly("ses.amazonaws.com");
    }

    @Test
    void eventbridge_is_let_in_without_a_condition_only() {
        String events = "{\"Service\":\"events.amazonaws.com\"}";
        String source = "{\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}}";

        assertThat(allowing(events, "\"kms:*\"", "{}")
                        .without(service("events.amazonaws.com"))
                        .isEmpty())
                .isTrue();
        assertThat(allowing(events, "\"kms:*\"", source)
                        .without(service("events.amazonaws.com"))
                        .isEmpty())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"kms:GenerateDataKey*\",\"kms:Decrypt\"] | true",
                "[\"KMS:generatedatakey\",\"kms:D*\"] | true",
                "\"*\" | true",
                "\"kms:Decrypt\" | false",
                "[\"kms:GenerateDataKeyPair\",\"kms:Decrypt\"] | false"
            })
    void both_actions_are_needed(String actions, boolean admitted) {
        KeyPolicy policy = allowing("{\"Service\":\"s3.amazonaws.com\"}", actions, "{}");

        assertThat(policy.without(service("s3.amazonaws.com")).isEmpty()).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"StringEquals\":{\"kms:CallerAccount\":\"111122223333\",\"kms:ViaService\":\"sns.eu-west-1.amazonaws.com\"}} | true",
                "{\"StringEquals\":{\"kms:CallerAccount\":\"111122223333\"},\"StringLike\":{\"kms:ViaService\":\"sns.*\"}} | true",
                "{\"StringEquals\":{\"kms:CallerAccount\":\"111122223333\",\"kms:ViaService\":\"sns.us-east-1.amazonaws.com\"}} | false",
                "{\"StringEquals\":{\"kms:CallerAccount\":\"999988887777\"}} | false"
            })
    void callers_are_let_in_through_sns_of_their_region(String condition, boolean admitted) {
        assertThat(allowing("{\"AWS\":\"*\"}", "\"kms:*\"", condition).admitsCallers())
                .isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"444455556666\"", "\"arn:aws:iam::444455556666:root\""})
    void whole_account_is_let_in_under_either_name(String name) {
        KeyPolicy policy = allowing("{\"AWS\":%s}".formatted(name), "\"kms:*\"", "{}");

        assertThat(policy.without(account("444455556666")).isEmpty()).isTrue();
        assertThat(policy.without(account("777766665555")).isEmpty()).isFalse();
    }

    @Test
    void one_role_of_an_account_is_not_the_account() {
        KeyPolicy policy = allowing("{\"AWS\":\"arn:aws:iam::444455556666:role/publisher\"}", "\"kms:*\"", "{}");

        assertThat(policy.without(account("444455556666")).isEmpty()).isFalse();
    }

    @Test
    void wider_policy_lets_in_all_who_can_be_named_and_keeps_the_rest() {
        KeyPolicy standard = KeyPolicy.standard(TOPIC);
        Publishers all =
                new Publishers(List.of("events.amazonaws.com", "s3.amazonaws.com"), List.of("444455556666"), false);
        KeyPolicy wider = new KeyPolicy(standard.admitting(all), TOPIC);

        assertThat(wider.admitsCallers()).isTrue();
        assertThat(wider.without(all).isEmpty()).isTrue();
        assertThat(wider.policy().statements())
                .startsWith(standard.policy().statements().getFirst());
        assertThat(wider.admitting(all)).isEqualTo(wider.policy());
    }

    @ParameterizedTest
    @CsvSource({"kms:*, true", "kms:Decrypt, true", "*, true", "kms:ScheduleKeyDeletion, false"})
    void denial_counts_where_it_concerns_publishing(String action, boolean denies) {
        ResourcePolicy policy = ResourcePolicy.of(
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"%s\",\"Resource\":\"*\"}]}"
                        .formatted(action));

        assertThat(new KeyPolicy(policy, TOPIC).denies()).isEqualTo(denies);
    }
}
