package dev.parapet.remediations.enc_s3_bucket;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.BlockedEncryptionTypes;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * A bucket's default encryption, all of it: S3 replaces the whole rule, so what is not sent back is lost.
 *
 * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
 * @param key the KMS key as it was named; absent for the AWS managed key {@code aws/s3}
 * @param bucketKey whether S3 asks KMS once a bucket instead of once an object
 * @param blocked encryption types that uploads may not use, for example {@code SSE-C}
 */
record Encryption(String algorithm, Optional<String> key, boolean bucketKey, List<String> blocked) {
    /**
     * What S3 does where nothing was configured: since January 2023 every new object is encrypted with SSE-S3
     * (docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html).
     */
    static final Encryption OF_S3 = new Encryption("AES256", Optional.empty(), false, List.of());

    Encryption {
        blocked = List.copyOf(blocked);
    }

    boolean withKms() {
        return algorithm.startsWith("aws:kms");
    }

    /** The same bucket under KMS, asking KMS once a bucket; everything else stays. */
    Encryption underKms(Optional<String> kmsKey) {
        return new Encryption("aws:kms", kmsKey, true, blocked);
    }

    static Encryption of(ServerSideEncryptionRule rule) {
        ServerSideEncryptionByDefault standard = rule.applyServerSideEncryptionByDefault();
        return new Encryption(
                standard == null ? OF_S3.algorithm() : standard.sseAlgorithmAsString(),
                Optional.ofNullable(standard).map(ServerSideEncryptionByDefault::kmsMasterKeyID),
                Boolean.TRUE.equals(rule.bucketKeyEnabled()),
                rule.blockedEncryptionTypes() == null
                        ? List.of()
                        : rule.blockedEncryptionTypes().encryptionTypeAsStrings());
    }

    ServerSideEncryptionRule rule() {
        ServerSideEncryptionRule.Builder rule = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(
                        standard -> standard.sseAlgorithm(algorithm).kmsMasterKeyID(key.orElse(null)))
                .bucketKeyEnabled(bucketKey);
        if (!blocked.isEmpty()) {
            rule.blockedEncryptionTypes(BlockedEncryptionTypes.builder()
                    .encryptionTypeWithStrings(blocked)
                    .build());
        }
        return rule.build();
    }

    @Override
    public String toString() {
        return algorithm + key.map(id -> " with " + id).orElse("") + (bucketKey ? " and a bucket key" : "");
    }
}
