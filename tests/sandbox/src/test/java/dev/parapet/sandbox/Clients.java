package dev.parapet.sandbox;

import java.net.URI;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;

/** Clients as the product has them: real credentials, through the proxy; retries off, so that one call is one call. */
record Clients(URI endpoint, AwsCredentials credentials, String region) {
    static Clients of(Sandbox sandbox, AwsCredentials credentials) {
        return new Clients(sandbox.endpoint(), credentials, "eu-west-1");
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(Supplier<B> builder) {
        B fresh = builder.get();
        if (fresh instanceof S3BaseClientBuilder<?, ?> s3) {
            s3.forcePathStyle(true);
        }
        return fresh.httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(to -> to.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
