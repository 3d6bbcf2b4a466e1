package dev.parapet.organization.trail;

import com.google.auto.service.AutoService;
import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.trust.TrustedAccess;
import dev.parapet.policies.OrganizationSettings.TrailWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** One trail of all accounts in all regions. */
@AutoService(Step.class)
public final class OrganizationTrail implements Step {
    @Override
    public String id() {
        return "organization-trail";
    }

    @Override
    public String title() {
        return "one trail records all accounts";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION;
    }

    @Override
    public Set<String> after() {
        return Set.of(TrustedAccess.ID, TrailBucket.ID);
    }

    @Override
    public Optional<Recording> at(Site site) {
        return site.wish().settings().trail().map(Recording::new);
    }

    /** The ARN of the trail, before and after it is there. */
    static String arn(Site site) {
        return "arn:%s:cloudtrail:%s:%s:trail/%s"
                .formatted(
                        site.estate().partition(),
                        site.estate().home(),
                        site.estate().management(),
                        site.wish().settings().trail().map(TrailWish::name).orElseThrow());
    }

    /**
     * A trail of the organization.
     *
     * @param everywhere whether it records all regions
     * @param validated whether its files can be checked for changes
     */
    record Kept(String name, String bucket, boolean everywhere, boolean validated, boolean logging) {}

    /** The trail as it is to be. */
    record Recording(TrailWish wish) implements Part<List<Kept>> {
        @Override
        public List<Kept> observe(Aws aws) {
            CloudTrailClient cloudTrail = aws.client(CloudTrailClient::builder);
            return cloudTrail.describeTrails(to -> to.includeShadowTrails(true)).trailList().stream()
                    .filter(trail -> Boolean.TRUE.equals(trail.isOrganizationTrail()))
                    .map(trail -> kept(cloudTrail, trail))
                    .toList();
        }

        private static Kept kept(CloudTrailClient cloudTrail, Trail trail) {
            return new Kept(
                    trail.name(),
                    trail.s3BucketName(),
                    Boolean.TRUE.equals(trail.isMultiRegionTrail()),
                    Boolean.TRUE.equals(trail.logFileValidationEnabled()),
                    cloudTrail.getTrailStatus(to -> to.name(trail.trailARN())).isLogging());
        }

        /** A second trail of the same events is paid for; one that somebody made under another name is enough. */
        @Override
        public Proposal plan(List<Kept> trails) {
            Optional<Kept> own = trails.stream()
                    .filter(trail -> trail.name().equals(wish.name()))
                    .findFirst();
            if (own.isPresent()) {
                return seenTo(own.get());
            }
            return trails.stream()
                    .findFirst()
                    .map(other -> Proposal.adopted(
                            "the trail %s records the organization into %s%s; a second one would be paid for"
                                    .formatted(
                                            other.name(),
                                            other.bucket(),
                                            other.logging() ? "" : ", but is stopped: start it")))
                    .orElseGet(() -> Proposal.of(new MakeTrail(wish.name(), wish.bucket()), new Start(wish.name())));
        }

        private static Proposal seenTo(Kept trail) {
            List<Change> changes = new ArrayList<>();
            if (!trail.everywhere() || !trail.validated()) {
                changes.add(new WidenTrail(trail.name()));
            }
            if (!trail.logging()) {
                changes.add(new Start(trail.name()));
            }
            return new Proposal(changes, List.of());
        }
    }

    /** Makes the trail. Its region is its home for good. */
    record MakeTrail(String name, String bucket) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "cloudtrail:CreateTrail";
        }

        @Override
        public String describe() {
            return "trail %s: none -> all accounts and regions, into %s".formatted(name, bucket);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(CloudTrailClient::builder)
                    .createTrail(to -> to.name(name)
                            .s3BucketName(bucket)
                            .isOrganizationTrail(true)
                            .isMultiRegionTrail(true)
                            .includeGlobalServiceEvents(true)
                            .enableLogFileValidation(true));
        }
    }

    /** Lets the trail record all regions, in files that can be checked. */
    record WidenTrail(String name) implements Change {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "cloudtrail:UpdateTrail";
        }

        @Override
        public String describe() {
            return "trail %s: less -> all regions, files can be checked".formatted(name);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(CloudTrailClient::builder)
                    .updateTrail(to -> to.name(name)
                            .isOrganizationTrail(true)
                            .isMultiRegionTrail(true)
                            .includeGlobalServiceEvents(true)
                            .enableLogFileValidation(true));
        }
    }

    /** Starts it. */
    record Start(String name) implements Change {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "cloudtrail:StartLogging";
        }

        @Override
        public String describe() {
            return "trail %s: stopped -> recording".formatted(name);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(CloudTrailClient::builder).startLogging(to -> to.name(name));
        }
    }
}
