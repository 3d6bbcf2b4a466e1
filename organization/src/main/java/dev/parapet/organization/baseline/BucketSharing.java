package dev.parapet.organization.baseline;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.NoSuchPublicAccessBlockConfigurationException;
import software.amazon.awssdk.services.s3control.model.PublicAccessBlockConfiguration;

/**
 * No public buckets in an account, once an account. Only where the S3 policy (DCL-2) is not attached, which says the same to all
 * accounts at once. An account that serves a website from a bucket belongs among the exceptions, not here.
 */
public record BucketSharing(String account) implements Part<Set<BucketSharing.Door>> {
    /** The four doors of a bucket. */
    public enum Door {
        NEW_ACLS,
        OLD_ACLS,
        NEW_POLICIES,
        OLD_POLICIES
    }

    /** Those that are shut. */
    @Override
    public Set<Door> observe(Aws aws) {
        try {
            return shut(aws.client(S3ControlClient::builder)
                    .getPublicAccessBlock(to -> to.accountId(account))
                    .publicAccessBlockConfiguration());
        } catch (NoSuchPublicAccessBlockConfigurationException none) {
            return Set.of();
        }
    }

    private static Set<Door> shut(PublicAccessBlockConfiguration found) {
        Set<Door> shut = EnumSet.noneOf(Door.class);
        add(shut, Door.NEW_ACLS, found.blockPublicAcls());
        add(shut, Door.OLD_ACLS, found.ignorePublicAcls());
        add(shut, Door.NEW_POLICIES, found.blockPublicPolicy());
        add(shut, Door.OLD_POLICIES, found.restrictPublicBuckets());
        return shut;
    }

    private static void add(Set<Door> shut, Door door, @Nullable Boolean is) {
        if (Boolean.TRUE.equals(is)) {
            shut.add(door);
        }
    }

    /** All four. */
    @Override
    public Proposal plan(Set<Door> shut) {
        return shut.size() == Door.values().length ? Proposal.nothing() : Proposal.of(new ShutAll(account, shut));
    }

    /** Shuts all four. */
    record ShutAll(String account, Set<Door> before) implements Change {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "s3:PutAccountPublicAccessBlock";
        }

        @Override
        public String describe() {
            String shut = before.stream()
                    .sorted()
                    .map(door -> door.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .collect(Collectors.joining(", "));
            return "public S3 buckets of the account: %s blocked -> all blocked"
                    .formatted(shut.isEmpty() ? "nothing" : shut);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(S3ControlClient::builder)
                    .putPublicAccessBlock(to -> to.accountId(account)
                            .publicAccessBlockConfiguration(block -> block.blockPublicAcls(true)
                                    .ignorePublicAcls(true)
                                    .blockPublicPolicy(true)
                                    .restrictPublicBuckets(true)));
        }
    }
}
