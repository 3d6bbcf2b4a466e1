package dev.parapet.organization.root;

import dev.parapet.core.Aws;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * A member entered as its root user: for a quarter of an hour, and for one task that a policy of AWS bounds.
 *
 * @param credentials go into each request, as the client is the management account's
 */
record RootSession(Consumer<AwsRequestOverrideConfiguration.Builder> credentials) {
    /** Tasks as AWS names their policies. */
    enum Task {
        IAMAuditRootUserCredentials,
        IAMDeleteRootUserCredentials
    }

    static RootSession of(Aws aws, String partition, String account, Task task) {
        Credentials given = aws.client(StsClient::builder)
                .assumeRoot(to -> to.targetPrincipal(account)
                        .durationSeconds(900)
                        .taskPolicyArn(
                                policy -> policy.arn("arn:%s:iam::aws:policy/root-task/%s".formatted(partition, task))))
                .credentials();
        StaticCredentialsProvider provider = StaticCredentialsProvider.create(
                AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
        return new RootSession(to -> to.credentialsProvider(provider));
    }
}
