package dev.parapet.remediations.pub_s3_bucket;

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
import dev.parapet.core.Trigger.ExternalAccess;
import dev.parapet.core.Trigger.GuardDutyType;
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.Buckets;
import dev.parapet.remediations.shared.PublicAccessBlock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/** A bucket keeps the public out, whatever its policy, its ACLs and those of its objects say. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubS3Bucket implements Guardrail<PubS3Bucket.Bucket> {
    private static final String TYPE = Buckets.TYPE;

    private static final Control CONTROL = new Control(
            "pub-s3-bucket",
            "S3 buckets block public access",
            "One policy with a star, or one object with a public ACL, and the data is indexed by strangers within hours.",
            Severity.CRITICAL,
            Family.STORAGE,
            TYPE,
            List.of(
                    // No PutAccessPointPolicy: the bucket's own block governs its access points, and that call leaves
                    // it.
                    new ApiCall(
                            "s3",
                            "s3.amazonaws.com",
                            List.of(
                                    "CreateBucket",
                                    "PutBucketPublicAccessBlock",
                                    "DeleteBucketPublicAccessBlock",
                                    "PutBucketPolicy",
                                    "PutBucketAcl",
                                    "PutBucketOwnershipControls")),
                    new ConfigRule("s3-bucket-level-public-access-prohibited", TYPE),
                    new ConfigRule("s3-bucket-public-read-prohibited", TYPE),
                    new ConfigRule("s3-bucket-public-write-prohibited", TYPE),
                    new SecurityHubControl("S3.2"),
                    new SecurityHubControl("S3.3"),
                    new SecurityHubControl("S3.8"),
                    new GuardDutyType(List.of("Policy:S3/Bucket", "Exfiltration:S3/TransferDataToCloudAccount")),
                    new ExternalAccess(TYPE)),
            List.of(SetPublicAccessBlock.EFFECT),
            List.of(
                    allow("s3:ListAllMyBuckets", "*"),
                    allow("s3:GetBucketPublicAccessBlock", "*"),
                    allow("s3:GetBucketWebsite", "*"),
                    allow("s3:PutBucketPublicAccessBlock", "*")),
            List.of("PUB-3", "DCL-2"),
            List.of(
                    Mapping.of("fsbp", "S3.8 S3.2 S3.3", "securityhub"),
                    Mapping.of("cis-5.0", "2.1.4", "prowler"),
                    Mapping.of("cis-7.0", "3.1.4", "prowler"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-21 AC-3 AC-3(7) AC-4 AC-4(21) AC-6 SC-7 SC-7(3) SC-7(4) SC-7(9) SC-7(11) SC-7(16) SC-7(20) SC-7(21)",
                            "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "1.4.4", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement"),
                    Mapping.of(
                            "hipaa",
                            "164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.312(a)(1) 164.312(a)(2)(i)",
                            "prowler")),
            List.of());

    /**
     * What the decision needs of a bucket.
     *
     * @param block its own public access block; absent where none is configured
     * @param website whether it serves a website; asked only where the public could be let in
     */
    public record Bucket(String name, Optional<PublicAccessBlock> block, boolean website) {}

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
        return List.of(SetPublicAccessBlock.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return Buckets.namedBy(finding);
    }

    @Override
    public Stream<Seen<Bucket>> survey(Place place, Aws aws) {
        return Buckets.in(place, aws).map(Seen::named);
    }

    /** One read for a bucket that serves nobody from outside, two for any other. */
    @Override
    public Optional<Bucket> observe(Target target, Aws aws) {
        ResourceId bucket = target.resource();
        return Buckets.look(() -> {
            Optional<PublicAccessBlock> block =
                    Buckets.unless("NoSuchPublicAccessBlockConfiguration", () -> block(bucket, aws));
            boolean closed = block.filter(PublicAccessBlock::servesNobody).isPresent();
            return new Bucket(bucket.id(), block, !closed && Buckets.servesWebsite(bucket, aws));
        });
    }

    private static PublicAccessBlock block(ResourceId bucket, Aws aws) {
        PublicAccessBlockConfiguration block = aws.client(S3Client::builder)
                .getPublicAccessBlock(request -> request.bucket(bucket.id()).expectedBucketOwner(bucket.account()))
                .publicAccessBlockConfiguration();
        return PublicAccessBlock.of(
                block.blockPublicAcls(),
                block.ignorePublicAcls(),
                block.blockPublicPolicy(),
                block.restrictPublicBuckets());
    }

    @Override
    public Decision decide(Target target, Bucket bucket) {
        List<String> missing = PublicAccessBlock.missing(bucket.block());
        if (missing.isEmpty()) {
            return new Compliant("the bucket blocks public access");
        }
        String off = String.join(", ", missing);
        if (bucket.website()) {
            return new Escalate(
                    "the bucket serves a website, which blocking public access would take down; it lacks " + off,
                    moveBehindCloudFront(bucket.name()));
        }
        Action action = new SetPublicAccessBlock(
                bucket.name(), target.resource().account(), bucket.block(), Optional.of(PublicAccessBlock.ALL));
        return new Remediate(new Plan(target.resource(), List.of(action)), "the bucket lacks " + off);
    }

    private static List<String> moveBehindCloudFront(String bucket) {
        return List.of(
                "if strangers have no business there: aws s3api put-public-access-block --bucket %s --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true"
                        .formatted(bucket),
                "if the site has to stay: serve it through CloudFront with origin access control, let its policy name the distribution, then make that call and aws s3api delete-bucket-website --bucket "
                        + bucket,
                "if it has to stay as it is: exempt the bucket, with an owner and an end");
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().equals("PutBucketPublicAccessBlock") && PublicAccessBlock.askedForIn(call.request());
    }
}
