package dev.parapet.remediations;

import dev.parapet.core.Aws;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2ClientBuilder;
import software.amazon.awssdk.services.ec2.model.CopySnapshotRequest;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3control.S3ControlClientBuilder;

/**
 * The clients of one account and region under one set of credentials, made once and kept: building a client costs more than
 * the call.
 */
final class Clients implements Aws {
    /** One connection pool for all; it holds no credentials. */
    private static final SdkHttpClient HTTP = new Transport(
            UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(3))
                    .socketTimeout(Duration.ofSeconds(15))
                    .build(),
            Duration.ofSeconds(3),
            Duration.ofSeconds(15));

    /** Cuts short what takes too long, for all clients: each would otherwise keep threads of its own for that. */
    private static final ScheduledExecutorService TIMER = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("parapet-timer-", 0).factory());

    private final Connection connection;
    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final Supplier<RetryStrategy> retries;
    private final Predicate<String> insiders;
    private final ConcurrentHashMap<Class<?>, SdkClient> made = new ConcurrentHashMap<>();

    private Clients(
            Connection connection,
            Region region,
            AwsCredentialsProvider credentials,
            Supplier<RetryStrategy> retries,
            Predicate<String> insiders) {
        this.connection = connection;
        this.region = region;
        this.credentials = credentials;
        this.retries = retries;
        this.insiders = insiders;
    }

    /** The security account's own clients. They only read and assume roles, so any call may be repeated. */
    static Clients home(Connection connection) {
        return new Clients(
                connection,
                connection.region(),
                connection.credentials(),
                () -> DefaultRetryStrategy.standardStrategyBuilder().build(),
                account -> false);
    }

    /**
     * Clients that may write.
     *
     * @param retries a fresh strategy for each client, as it keeps count of what one service refuses
     * @param insiders whether an account belongs to the organization
     */
    static Clients member(
            Connection connection,
            Region region,
            AwsCredentialsProvider credentials,
            Supplier<RetryStrategy> retries,
            Predicate<String> insiders) {
        return new Clients(connection, region, credentials, retries, insiders);
    }

    /** A service's builder class names the service; one throw-away builder is what it costs to ask. */
    @Override
    @SuppressWarnings("unchecked") // the key is the builder's class, which fixes the client's type
    public <B extends AwsClientBuilder<B, C>, C extends SdkClient> C client(Supplier<B> builder) {
        B fresh = builder.get();
        return (C) made.computeIfAbsent(fresh.getClass(), service -> build(fresh));
    }

    private <B extends AwsClientBuilder<B, C>, C extends SdkClient> C build(B builder) {
        builder.region(region).credentialsProvider(credentials).overrideConfiguration(configuration());
        if (builder instanceof AwsSyncClientBuilder<?, ?> sync) {
            sync.httpClient(HTTP);
        }
        if (builder instanceof S3ClientBuilder s3) {
            // A stand-in has no host name for each bucket; AWS sends a bucket's callers to its own region.
            s3.forcePathStyle(connection.endpoint().isPresent());
            s3.crossRegionAccessEnabled(connection.endpoint().isEmpty());
        }
        connection.endpoint().ifPresent(stand -> standIn(builder, stand));
        return builder.build();
    }

    /**
     * A stand-in has one host name, which S3 Control would put the account in front of, and in which EC2 looks for the region of
     * a snapshot's copy.
     */
    private static void standIn(AwsClientBuilder<?, ?> builder, URI endpoint) {
        builder.endpointOverride(endpoint);
        if (builder instanceof S3ControlClientBuilder control) {
            Endpoint here = Endpoint.builder().url(endpoint).build();
            control.endpointProvider(parameters -> CompletableFuture.completedFuture(here));
        }
        if (builder instanceof Ec2ClientBuilder) {
            builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                    .addExecutionInterceptor(new UnsignedCopy())
                    .build());
        }
    }

    /** The SDK signs a URL of the source region into a copy, unless there is one. */
    private static final class UnsignedCopy implements ExecutionInterceptor {
        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            return context.request() instanceof CopySnapshotRequest copy
                    ? copy.toBuilder().presignedUrl("https://stand-in.invalid/").build()
                    : context.request();
        }
    }

    private ClientOverrideConfiguration configuration() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(retries.get())
                .apiCallAttemptTimeout(Duration.ofSeconds(15))
                .scheduledExecutorService(TIMER)
                .addExecutionInterceptor(new Told())
                .build();
    }

    @Override
    public boolean inOrganization(String account) {
        return insiders.test(account);
    }

    @Override
    public Instant now() {
        return Clock.systemUTC().instant();
    }
}
