package dev.parapet.scp.actions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudTrailNamesTest {
    private final CloudTrailNames names = new CloudTrailNames(AuthorizationTable.shipped());

    @ParameterizedTest
    @CsvSource({
        "s3.amazonaws.com, ListObjects, s3:ListBucket",
        "s3.amazonaws.com, HeadObject, s3:GetObject",
        "s3.amazonaws.com, PutBucketEncryption, s3:PutEncryptionConfiguration",
        "lambda.amazonaws.com, Invoke, lambda:InvokeFunction",
        "lambda.amazonaws.com, CreateFunction20150331, lambda:CreateFunction",
        "lambda.amazonaws.com, UpdateFunctionConfiguration20150331v2, lambda:UpdateFunctionConfiguration",
        "cloudfront.amazonaws.com, UpdateDistribution2020_05_31, cloudfront:UpdateDistribution",
        "monitoring.amazonaws.com, DeleteAlarms, cloudwatch:DeleteAlarms",
        "email.amazonaws.com, SendEmail, ses:SendEmail",
        "sts.amazonaws.com, AssumeRole, sts:AssumeRole",
        "ec2.amazonaws.com.cn, RunInstances, ec2:RunInstances",
        "signin.amazonaws.com, ConsoleLogin,",
        "unheard.amazonaws.com, Of,",
    })
    void a_call_is_an_action(String source, String name, String action) {
        assertThat(names.action(source, name).map(Action::id).orElse(null)).isEqualTo(action);
    }

    @Test
    void every_exception_names_an_action_that_there_is() {
        assertThat(names.actions())
                .allSatisfy(action ->
                        assertThat(AuthorizationTable.shipped().action(action)).isPresent());
    }
}
