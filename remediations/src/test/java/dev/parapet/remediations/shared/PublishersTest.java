package dev.parapet.remediations.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishersTest {
    private static final String OWNER = "111122223333";

    private static Publishers of(String principal, String action, String condition) {
        return Publishers.of(
                ResourcePolicy.of(
                        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":%s,\"Action\":\"%s\",\"Resource\":\"*\",\"Condition\":%s}}"
                                .formatted(principal, action, condition)),
                "sns:Publish",
                OWNER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"StringEquals\":{\"AWS:SourceOwner\":\"111122223333\"}} | cloudwatch.amazonaws.com",
                "{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:s3:::orders\"}} | s3.amazonaws.com",
                "{\"ArnEquals\":{\"aws:SourceArn\":\"arn:aws:events:eu-west-1:111122223333:rule/x\"}} | events.amazonaws.com",
                "{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:rds:eu-west-1:111122223333:es:x\"}} | events.rds.amazonaws.com",
                "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-exampleorgid\"}} | callers named only by a condition",
                "{\"StringEquals\":{\"aws:PrincipalAccount\":\"111122223333\"}} | ''",
                "{} | callers named only by a condition"
            })
    void everybody_behind_a_condition_is_somebody(String condition, String who) {
        assertThat(of("{\"AWS\":\"*\"}", "SNS:Publish", condition)).hasToString(who);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Service\":[\"ses.amazonaws.com\",\"s3.amazonaws.com\"]} | s3.amazonaws.com, ses.amazonaws.com",
                "{\"AWS\":\"arn:aws:iam::111122223333:root\"} | ''",
                "{\"AWS\":[\"444455556666\",\"arn:aws:iam::444455556666:role/x\"]} | account 444455556666"
            })
    void principals_are_told_once_and_the_owner_is_none(String principal, String who) {
        assertThat(of(principal, "sns:*", "{}")).hasToString(who);
    }

    @Test
    void who_may_only_subscribe_publishes_nothing() {
        assertThat(of("{\"AWS\":\"*\"}", "SNS:Subscribe", "{}").isEmpty()).isTrue();
    }
}
