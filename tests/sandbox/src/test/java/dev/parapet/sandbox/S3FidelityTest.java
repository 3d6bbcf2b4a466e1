package dev.parapet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3control.S3ControlClient;

/** What the storage guardrails stand on, as S3 documents it since 2023. */
@ExtendWith(InSandbox.class)
class S3FidelityTest {
    private static final String OWNER = "111122223333";
    private static final String BUCKET = "orders-data";

    private final Sandbox sandbox;
    private final S3Client s3;

    S3FidelityTest(Sandbox sandbox) {
        sandbox.reset();
        this.sandbox = sandbox;
        this.s3 = sandbox.fixture(OWNER, "us-east-1").client(S3Client::builder);
        s3.createBucket(to -> to.bucket(BUCKET));
    }

    @Test
    void new_bucket_is_encrypted_and_blocks_public_access() {
        assertThat(encryption().applyServerSideEncryptionByDefault().sseAlgorithm())
                .isEqualTo(ServerSideEncryption.AES256);
        assertThat(encryption().bucketKeyEnabled()).isFalse();
        assertThat(s3.getPublicAccessBlock(to -> to.bucket(BUCKET))
                        .publicAccessBlockConfiguration()
                        .blockPublicPolicy())
                .isTrue();
    }

    @Test
    void deleting_the_encryption_returns_to_the_default() {
        ServerSideEncryptionByDefault kms = ServerSideEncryptionByDefault.builder()
                .sseAlgorithm("aws:kms")
                .kmsMasterKeyID("alias/x")
                .build();
        ServerSideEncryptionRule rule = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(kms)
                .bucketKeyEnabled(true)
                .build();
        s3.putBucketEncryption(to -> to.bucket(BUCKET).serverSideEncryptionConfiguration(all -> all.rules(rule)));
        assertThat(encryption().applyServerSideEncryptionByDefault().sseAlgorithm())
                .isEqualTo(ServerSideEncryption.AWS_KMS);
        s3.deleteBucketEncryption(to -> to.bucket(BUCKET));
        assertThat(encryption().applyServerSideEncryptionByDefault().sseAlgorithm())
                .isEqualTo(ServerSideEncryption.AES256);
        assertThat(encryption().bucketKeyEnabled()).isFalse();
    }

    @Test
    void bucket_of_another_owner_than_expected_is_denied() {
        S3Exception denied = catchThrowableOfType(
                S3Exception.class,
                () -> s3.getBucketEncryption(to -> to.bucket(BUCKET).expectedBucketOwner("999988887777")));
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        s3.getBucketEncryption(to -> to.bucket(BUCKET).expectedBucketOwner(OWNER));
    }

    @Test
    void bucket_of_another_account_is_denied() {
        S3Client stranger = sandbox.fixture("999988887777", "us-east-1").client(S3Client::builder);
        S3Exception denied =
                catchThrowableOfType(S3Exception.class, () -> stranger.getBucketEncryption(to -> to.bucket(BUCKET)));
        assertThat(denied.statusCode()).isEqualTo(403);
    }

    @Test
    void account_wide_block_is_reachable_on_loopback() {
        S3ControlClient control = sandbox.fixture(OWNER, "us-east-1").client(S3ControlClient::builder);
        control.putPublicAccessBlock(
                to -> to.accountId(OWNER).publicAccessBlockConfiguration(block -> block.blockPublicAcls(true)));
        assertThat(control.getPublicAccessBlock(to -> to.accountId(OWNER))
                        .publicAccessBlockConfiguration()
                        .blockPublicAcls())
                .isTrue();
    }

    @Test
    void buckets_are_listed_by_region_and_page_by_page() {
        for (String name : List.of("c", "a", "b")) {
            s3.createBucket(to ->
                    to.bucket("europe-" + name).createBucketConfiguration(in -> in.locationConstraint("eu-west-1")));
        }
        ListBucketsResponse first =
                s3.listBuckets(of -> of.bucketRegion("eu-west-1").maxBuckets(2));
        ListBucketsResponse rest = s3.listBuckets(
                of -> of.bucketRegion("eu-west-1").maxBuckets(2).continuationToken(first.continuationToken()));

        assertThat(first.buckets()).extracting(Bucket::name).containsExactly("europe-a", "europe-b");
        assertThat(rest.buckets()).extracting(Bucket::name).containsExactly("europe-c");
        assertThat(rest.buckets()).extracting(Bucket::bucketRegion).containsExactly("eu-west-1");
        assertThat(rest.continuationToken()).isNull();
        assertThat(s3.listBuckets().buckets()).extracting(Bucket::bucketRegion).containsOnlyNulls();
    }

    private ServerSideEncryptionRule encryption() {
        return s3.getBucketEncryption(to -> to.bucket(BUCKET))
                .serverSideEncryptionConfiguration()
                .rules()
                .getFirst();
    }
}
