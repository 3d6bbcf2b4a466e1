package dev.parapet.remediations.tls_s3_bucket;

import static dev.parapet.core.Permission.allow;

import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
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
import dev.parapet.remediations.shared.Buckets;
import dev.parapet.remediations.shared.ResourcePolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket answers over TLS only. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TlsS3Bucket implements Guardrail<TlsS3Bucket.Bucket> {
    private static final String TYPE = Buckets.TYPE;

    /** S3 takes no longer policy, in bytes. */
    private static final int LIMIT = 20 * 1024;

    private static final Control CONTROL = new Control(
            "tls-s3-bucket",
            "S3 buckets answer over TLS only",
            "S3 answers plain HTTP as well, and whoever sits on the way then reads the data and what a signed link opens.",
            Severity.MEDIUM,
            Family.STORAGE,
            TYPE,
            List.of(
                    new ApiCall(
                            "s3", "s3.amazonaws.com", List.of("CreateBucket", "PutBucketPolicy", "DeleteBucketPolicy")),
                    new ConfigRule("s3-bucket-ssl-requests-only", TYPE),
                    new SecurityHubControl("S3.5")),
            List.of(SetBucketPolicy.PUT, SetBucketPolicy.DELETE),
            List.of(
                    allow("s3:ListAllMyBuckets", "*"),
                    allow("s3:GetBucketPolicy", "*"),
                    allow("s3:GetBucketWebsite", "*"),
                    allow("s3:PutBucketPolicy", "*"),
                    allow("s3:DeleteBucketPolicy", "*")),
            List.of("RCP-3", "ENC-5"),
            List.of(
                    Mapping.of("fsbp", "S3.5", "securityhub"),
                    Mapping.of("cis-5.0", "2.1.1", "prowler"),
                    Mapping.of("cis-7.0", "3.1.1", "prowler"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-4 AC-17(2) IA-5(1) SC-7(4) SC-8 SC-8(1) SC-8(2) SC-12(3) SC-13 SC-23 SC-23(3) SI-7(6)",
                            "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "4.2.1", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.7", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.20 A.8.24", "judgement"),
                    Mapping.of(
                            "hipaa",
                            "164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(c)(1) 164.312(c)(2) 164.312(e)(1) 164.312(e)(2)(i) 164.312(e)(2)(ii)",
                            "prowler")),
            List.of());

    /**
     * What the decision needs of a bucket.
     *
     * @param policy its policy as it was put; absent where it has none
     * @param website whether it serves a website; asked only where plain HTTP is answered
     */
    public record Bucket(String name, Optional<String> policy, boolean website) {
        private ResourcePolicy document() {
            return policy.map(ResourcePolicy::of).orElse(ResourcePolicy.EMPTY);
        }
    }

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
        return List.of(SetBucketPolicy.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return Buckets.namedBy(finding);
    }

    @Override
    public Stream<Seen<Bucket>> survey(Place place, Aws aws) {
        return Buckets.in(place, aws).map(Seen::named);
    }

    @Override
    public Optional<Bucket> observe(Target target, Aws aws) {
        ResourceId bucket = target.resource();
        return Buckets.look(() -> {
            Optional<String> policy = Buckets.unless("NoSuchBucketPolicy", () -> policy(bucket, aws));
            boolean closed = policy.map(ResourcePolicy::of)
                    .filter(TlsOnly.of(bucket)::isSaidBy)
                    .isPresent();
            return new Bucket(bucket.id(), policy, !closed && Buckets.servesWebsite(bucket, aws));
        });
    }

    private static String policy(ResourceId bucket, Aws aws) {
        return aws.client(S3Client::builder)
                .getBucketPolicy(request -> request.bucket(bucket.id()).expectedBucketOwner(bucket.account()))
                .policy();
    }

    @Override
    public Decision decide(Target target, Bucket bucket) {
        TlsOnly tls = TlsOnly.of(target.resource());
        if (tls.isSaidBy(bucket.document())) {
            return new Compliant("the bucket's policy denies every request without TLS");
        }
        if (bucket.website()) {
            return new Escalate(
                    "the bucket serves a website, whose endpoint speaks plain HTTP only: denying that would take it down",
                    List.of(
                            "serve the site through CloudFront with origin access control on the bucket itself, not on its website endpoint",
                            "aws s3api delete-bucket-website --bucket " + bucket.name(),
                            "the next look then requires TLS; until then exempt the bucket, with an owner and an end"));
        }
        String policy = tls.addedTo(bucket.document()).text();
        if (policy.getBytes(StandardCharsets.UTF_8).length > LIMIT) {
            return new Escalate(
                    "the bucket answers plain HTTP, and its policy has no room for one more statement",
                    byHand(bucket, tls));
        }
        Action action =
                new SetBucketPolicy(bucket.name(), target.resource().account(), bucket.policy(), Optional.of(policy));
        return new Remediate(
                new Plan(target.resource(), List.of(action)), "the bucket answers requests that come without TLS");
    }

    private static List<String> byHand(Bucket bucket, TlsOnly tls) {
        return List.of(
                "aws s3api get-bucket-policy --bucket %s --query Policy --output text > policy.json"
                        .formatted(bucket.name()),
                "merge or shorten statements in policy.json and add this one: " + tls.statement(),
                "aws s3api put-bucket-policy --bucket %s --policy file://policy.json".formatted(bucket.name()));
    }

    /** The policy may come back with other blanks; whether a website came or went is not ours. */
    @Override
    public boolean untouchedSince(Bucket left, Bucket now) {
        return left.name().equals(now.name()) && ResourcePolicy.same(left.policy(), now.policy());
    }
}
