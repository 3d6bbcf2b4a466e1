package dev.parapet.organization.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.core.Json;
import dev.parapet.organization.Wish;
import dev.parapet.scp.OrganizationPolicy;
import dev.parapet.scp.PolicyType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What policies of the organization say to every account at once, so that nobody has to say it to each. */
final class Declared {
    private static final Map<RegionDefault, String> ATTRIBUTES = Map.of(
            RegionDefault.SNAPSHOT_SHARING, "snapshot_block_public_access",
            RegionDefault.IMAGE_SHARING, "image_block_public_access",
            RegionDefault.INSTANCE_METADATA, "instance_metadata_defaults");

    private Declared() {}

    /** The defaults that no declarative policy at the root sets. */
    static Set<RegionDefault> left(Wish wish) {
        Set<RegionDefault> left = EnumSet.allOf(RegionDefault.class);
        atRoot(wish, PolicyType.DECLARATIVE_EC2)
                .forEach(policy -> left.removeIf(
                        setting -> ATTRIBUTES.containsKey(setting) && says(policy, ATTRIBUTES.get(setting))));
        return left;
    }

    /** Whether an S3 policy holds for all accounts. */
    static boolean buckets(Wish wish) {
        return atRoot(wish, PolicyType.S3).findAny().isPresent();
    }

    /** A policy that is only tried out in some units holds for no others. */
    private static Stream<OrganizationPolicy> atRoot(Wish wish, PolicyType type) {
        return wish.policies().stream()
                .filter(placed -> wish.settings().policies().everywhere()
                        && placed.target().isEmpty())
                .map(placed -> placed.policy())
                .filter(policy -> policy.type() == type);
    }

    private static boolean says(OrganizationPolicy policy, String attribute) {
        try {
            return !Json.read(policy.content()).findPath(attribute).isMissingNode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the policy " + policy.name() + " is not JSON", e);
        }
    }
}
