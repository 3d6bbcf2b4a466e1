package dev.parapet.core;

import java.time.Instant;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;

/** One account and region of the organization, already assumed into, under the role of one family. */
public interface Aws {
    /**
     * The client of a service there; made once and kept. Never close it.
     *
     * @param builder for example {@code RdsClient::builder}
     */
    <B extends AwsClientBuilder<B, C>, C extends SdkClient> C client(Supplier<B> builder);

    /** Whether an account belongs to the organization; what is shared with one of its own is not public. */
    boolean inOrganization(String account);

    /** The moment, by the clock the organization runs on. */
    Instant now();
}
