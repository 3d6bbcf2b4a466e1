package dev.parapet.sandbox;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;
import software.amazon.awssdk.services.s3control.S3ControlBaseClientBuilder;

/** One account in one region with nobody in the way: clients for setting a scene and for looking at what came of it. */
public final class Fixture {
    private static final StaticCredentialsProvider ANYONE =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox"));

    private final URI moto;
    private final String account;
    private final String region;
    private final Map<Class<?>, Object> clients = new ConcurrentHashMap<>();

    Fixture(URI moto, String account, String region) {
        this.moto = moto;
        this.account = account;
        this.region = region;
    }

    /** The account. */
    public String account() {
        return account;
    }

    /** The region. */
    public String region() {
        return region;
    }

    /** A client as this account, made once: {@code fixture.client(IamClient::builder)}. */
    @SuppressWarnings("unchecked") // a builder class builds one class of client
    public <B extends AwsClientBuilder<B, C>, C> C client(Supplier<B> builder) {
        B fresh = builder.get();
        return (C) clients.computeIfAbsent(fresh.getClass(), type -> build(fresh));
    }

    private <B extends AwsClientBuilder<B, C>, C> C build(B builder) {
        builder.endpointOverride(moto)
                .region(Region.of(region))
                .credentialsProvider(ANYONE)
                .overrideConfiguration(to -> to.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .putHeader("x-moto-account-id", account)
                        .addExecutionInterceptor(new CopySnapshotTrap()));
        if (builder instanceof AwsSyncClientBuilder<?, ?> sync) {
            sync.httpClientBuilder(UrlConnectionHttpClient.builder());
        }
        return stayOnLoopback(builder).build();
    }

    /** S3 would put the bucket, and S3 Control the account, in front of a host name that has no such children. */
    private <B> B stayOnLoopback(B builder) {
        if (builder instanceof S3BaseClientBuilder<?, ?> s3) {
            s3.forcePathStyle(true);
        }
        if (builder instanceof S3ControlBaseClientBuilder<?, ?> control) {
            Endpoint here = Endpoint.builder().url(moto).build();
            control.endpointProvider(parameters -> CompletableFuture.completedFuture(here));
        }
        return builder;
    }

    void close() {
        clients.values().forEach(client -> ((software.amazon.awssdk.core.SdkClient) client).close());
    }
}
