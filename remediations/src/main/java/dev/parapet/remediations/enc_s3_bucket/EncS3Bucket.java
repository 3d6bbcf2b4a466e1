package dev.parapet.remediations.enc_s3_bucket;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Parameter;
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket encrypts new objects under KMS, so that reading them takes a permission on the key as well. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncS3Bucket implements Guardrail<EncS3Bucket.Bucket> {
    private static final String TYPE = "AWS::S3::Bucket";
    private static final String KEY = "kmsKey";

    private static final Control CONTROL = new Control(
            "enc-s3-bucket",
            "S3 buckets encrypt new objects with KMS",
            "Under SSE-S3 whoever may read the bucket reads the data; under KMS the key is a second lock with its own log.",
            Severity.MEDIUM,
            Family.STORAGE,
            TYPE,
            List.of(
                    new ApiCall(
                            "s3",
                            "s3.amazonaws.com",
                            List.of("CreateBucket", "PutBucketEncryption", "DeleteBucketEncryption")),
                    new ConfigRule("s3-default-encryption-kms", TYPE),
                    new ConfigRule("s3-bucket-server-side-encryption-enabled", TYPE),
                    new SecurityHubControl("S3.17")),
            List.of(SetDefaultEncryption.EFFECT),
            List.of(
                    allow("s3:ListAllMyBuckets", "*"),
                    allow("s3:GetEncryptionConfiguration", "*"),
                    allow("s3:PutEncryptionConfiguration", "*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "S3.17", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AU-9 CA-9(1) CM-3(6) SC-7(10) SC-12(2) SC-13 SC-28 SC-28(1) SI-7(6)",
                            "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "3.5.1", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement")),
            List.of(new Parameter(
                    KEY,
                    "The KMS key to set: an alias or ARN that every account may use.",
                    "the AWS managed key aws/s3")));

    private final Optional<String> kmsKey;

    /** With the AWS managed key. */
    public EncS3Bucket() {
        this(Optional.empty());
    }

    private EncS3Bucket(Optional<String> kmsKey) {
        this.kmsKey = kmsKey;
    }

    /**
     * What the decision needs of a bucket.
     *
     * @param encryption its default encryption as S3 reports it
     */
    public record Bucket(String name, Encryption encryption) {}

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Bucket> state() {
        return Bucket.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetDefaultEncryption.class);
    }

    @Override
    public Guardrail<Bucket> with(Map<String, JsonNode> parameters) {
        JsonNode key = parameters.get(KEY);
        if (parameters.size() != (key == null ? 0 : 1)) {
            throw new IllegalArgumentException("enc-s3-bucket takes only " + KEY);
        }
        if (key != null && !key.asText().matches("alias/[\\w/-]+|arn:[\\w-]+:kms:.+")) {
            throw new IllegalArgumentException(KEY + " takes an alias (alias/…) or the ARN of a KMS key");
        }
        return new EncS3Bucket(Optional.ofNullable(key).map(JsonNode::asText));
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : finding.named(TYPE);
    }

    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        String name = call.request().path("bucketName").asText("");
        return name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
                ? Optional.of(call.origin().resource(TYPE, name))
                : Optional.empty();
    }

    /** The owner is asked for, too: bucket names are global, and another account's bucket is not ours to judge. */
    @Override
    public Optional<Bucket> observe(Target target, Aws aws) {
        ResourceId bucket = target.resource();
        try {
            return Optional.of(new Bucket(
                    bucket.id(),
                    aws
                            .client(S3Client::builder)
                            .getBucketEncryption(
                                    request -> request.bucket(bucket.id()).expectedBucketOwner(bucket.account()))
                            .serverSideEncryptionConfiguration()
                            .rules()
                            .stream()
                            .findFirst()
                            .map(Encryption::of)
                            .orElse(Encryption.OF_S3)));
        } catch (S3Exception refusal) {
            return without(bucket.id(), refusal);
        }
    }

    /** S3 has no exception type for a missing bucket or configuration here, only error codes. */
    private static Optional<Bucket> without(String name, S3Exception refusal) {
        String code = refusal.awsErrorDetails() == null
                ? ""
                : refusal.awsErrorDetails().errorCode();
        if ("NoSuchBucket".equals(code)) {
            return Optional.empty();
        }
        if ("ServerSideEncryptionConfigurationNotFoundError".equals(code)) {
            return Optional.of(new Bucket(name, Encryption.OF_S3));
        }
        throw refusal;
    }

    /** A bucket lives in one region, and the list of all buckets can be asked for those of one. */
    @Override
    public Stream<Seen<Bucket>> survey(Place place, Aws aws) {
        return aws
                .client(S3Client::builder)
                .listBucketsPaginator(
                        request -> request.bucketRegion(place.region()).maxBuckets(1000))
                .buckets()
                .stream()
                .filter(bucket -> place.region().equals(bucket.bucketRegion()))
                .map(bucket -> Seen.named(place.resource(TYPE, bucket.name())));
    }

    /** Any KMS setting stays exactly as it is: a customer's key, dual-layer encryption, with or without a bucket key. */
    @Override
    public Decision decide(Target target, Bucket bucket) {
        if (bucket.encryption().withKms()) {
            return new Compliant("new objects are encrypted with " + bucket.encryption());
        }
        Action action = new SetDefaultEncryption(
                bucket.name(),
                target.resource().account(),
                bucket.encryption(),
                bucket.encryption().underKms(kmsKey));
        return new Remediate(
                new Plan(target.resource(), List.of(action)),
                "new objects are encrypted with %s, not with KMS".formatted(bucket.encryption()));
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        JsonNode rule = call.request().path("ServerSideEncryptionConfiguration").path("Rule");
        JsonNode only = rule.isArray() && rule.size() == 1 ? rule.get(0) : rule;
        return call.name().equals("PutBucketEncryption")
                && only.path("ApplyServerSideEncryptionByDefault")
                        .path("SSEAlgorithm")
                        .asText("")
                        .startsWith("aws:kms");
    }
}
