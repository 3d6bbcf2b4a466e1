package dev.parapet.tests;

import dev.parapet.audit.aws.DynamoHead;
import dev.parapet.audit.aws.DynamoOutbox;
import dev.parapet.audit.aws.KmsSigner;
import dev.parapet.audit.aws.Retention;
import dev.parapet.audit.aws.S3Store;
import dev.parapet.audit.sequence.Stores;
import dev.parapet.sandbox.Fixture;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket, a table and a key for a log, and the clients with which it is kept. */
record AuditAccount(World world, String name, String key) {
    static final String ORIGIN = "parapet.example.com/o-sandbox/audit";

    static AuditAccount make(World world, String name) {
        Fixture here = world.sandbox().fixture(world.organization().security(), World.HOME);
        here.client(S3Client::builder).createBucket(to -> to.bucket(name).objectLockEnabledForBucket(true));
        makeTable(here.client(DynamoDbClient::builder), name);
        String key = here.client(KmsClient::builder)
                .createKey(to -> to.keySpec(KeySpec.ECC_NIST_P256).keyUsage(KeyUsageType.SIGN_VERIFY))
                .keyMetadata()
                .keyId();
        return new AuditAccount(world, name, key);
    }

    private static void makeTable(DynamoDbClient dynamo, String name) {
        dynamo.createTable(to -> to.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("waiting", ScalarAttributeType.S),
                        attribute("at", ScalarAttributeType.N))
                .keySchema(element("pk", KeyType.HASH))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("waiting")
                        .keySchema(element("waiting", KeyType.HASH), element("at", KeyType.RANGE))
                        .projection(keys -> keys.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement element(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** A client through the proxy, as the product has it. */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(Supplier<B> builder, boolean retries) {
        B fresh = builder.get();
        if (fresh instanceof S3BaseClientBuilder<?, ?> s3) {
            s3.forcePathStyle(true);
        }
        return fresh.httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(world.sandbox().endpoint())
                .region(Region.of(World.HOME))
                .credentialsProvider(StaticCredentialsProvider.create(world.credentials()))
                .overrideConfiguration(to -> to.retryStrategy(
                        retries ? AwsRetryStrategy.standardRetryStrategy() : AwsRetryStrategy.doNotRetry()))
                .build();
    }

    S3Store log(boolean retries) {
        return new S3Store(
                client(S3Client::builder, retries), name, "log/", Optional.of(Retention.standard(Clock.systemUTC())));
    }

    DynamoOutbox outbox(boolean retries, Clock clock) {
        return new DynamoOutbox(client(DynamoDbClient::builder, retries), name, clock);
    }

    DynamoHead heads(boolean retries) {
        return new DynamoHead(client(DynamoDbClient::builder, retries), name);
    }

    Stores stores(Clock clock) {
        return new Stores(outbox(true, clock), heads(true), log(true));
    }

    KmsSigner signer() {
        return KmsSigner.open(client(KmsClient::builder, true), key, ORIGIN);
    }
}
