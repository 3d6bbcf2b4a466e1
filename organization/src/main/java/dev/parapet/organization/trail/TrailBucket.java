package dev.parapet.organization.trail;

import com.google.auto.service.AutoService;
import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The bucket of the trail, in the account that keeps the logs. CloudTrail looks at its policy before it makes a trail. */
@AutoService(Step.class)
public final class TrailBucket implements Step {
    /** What others come after. */
    public static final String ID = "trail-bucket";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "there is a bucket that takes the trail of the organization";
    }

    @Override
    public Scope scope() {
        return Scope.ARCHIVE;
    }

    @Override
    public Optional<Bucket> at(Site site) {
        return site.wish()
                .settings()
                .trail()
                .map(trail -> new Bucket(
                        trail.bucket(), site.region(), OrganizationTrail.arn(site), TrailBucketPolicy.of(site, trail)));
    }

    /**
     * What is known of a bucket.
     *
     * @param foreign whether it is another account's
     * @param policy absent where it has none
     */
    record Kept(boolean there, boolean foreign, Optional<String> policy) {}

    /**
     * A bucket, and the policy that lets one trail in.
     *
     * @param trail the ARN of that trail
     */
    record Bucket(String name, String region, String trail, String policy) implements Part<Kept> {
        @Override
        public Kept observe(Aws aws) {
            S3Client s3 = aws.client(S3Client::builder);
            try {
                s3.headBucket(to -> to.bucket(name));
                return new Kept(true, false, policy(s3));
            } catch (S3Exception refused) {
                return switch (refused.statusCode()) {
                    case 404 -> new Kept(false, false, Optional.empty());
                    case 403 -> new Kept(true, true, Optional.empty());
                    default -> throw refused;
                };
            }
        }

        private Optional<String> policy(S3Client s3) {
            try {
                return Optional.of(s3.getBucketPolicy(to -> to.bucket(name)).policy());
            } catch (AwsServiceException refused) {
                if (refused.statusCode() == 404) {
                    return Optional.empty();
                }
                throw refused;
            }
        }

        /** A policy that somebody wrote is not overwritten: it may let in what nobody here knows of. */
        @Override
        public Proposal plan(Kept kept) {
            if (kept.foreign()) {
                return Proposal.blocked(
                        "bucket %s belongs to another account: choose another name for organization.trail.bucket"
                                .formatted(name));
            }
            if (kept.policy().isPresent() && !kept.policy().get().contains("cloudtrail.amazonaws.com")) {
                return Proposal.blocked(
                        "bucket %s has a policy that does not let CloudTrail in: add these statements to it: %s"
                                .formatted(name, policy));
            }
            List<Change> changes = new ArrayList<>();
            if (!kept.there()) {
                changes.add(new MakeBucket(name, region));
            }
            if (kept.policy().isEmpty()) {
                changes.add(new LetIn(name, trail, policy));
            }
            return new Proposal(changes, List.of());
        }
    }

    /** Makes the bucket with the lock that can only be had from the start; S3 closes new buckets to the public by itself. */
    record MakeBucket(String name, String region) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "s3:CreateBucket";
        }

        @Override
        public String describe() {
            return "bucket %s: none -> in %s, with object lock".formatted(name, region);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(S3Client::builder).createBucket(to -> {
                to.bucket(name).objectLockEnabledForBucket(true);
                if (!region.equals("us-east-1")) {
                    to.createBucketConfiguration(where -> where.locationConstraint(region));
                }
            });
        }
    }

    /** Lets the trail write into a bucket that has no policy. */
    record LetIn(String bucket, String trail, String policy) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "s3:PutBucketPolicy";
        }

        @Override
        public String describe() {
            return "policy of bucket %s: none -> lets %s in".formatted(bucket, trail);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(S3Client::builder)
                    .putBucketPolicy(to -> to.bucket(bucket).policy(policy));
        }
    }
}
