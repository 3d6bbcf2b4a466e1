package dev.parapet.core;

import java.time.Instant;

/**
 * Where a finding came from.
 *
 * @param eventId the event's id; kept by redeliveries
 * @param source {@code aws.guardduty} and the like
 * @param sender the account on whose bus the event appeared
 * @param account the account it speaks for: of that account's resources, nobody else's
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param region the region of the resource
 * @param time when the detector says it happened; advisory
 */
public record Origin(
        String eventId, String source, String sender, String account, String partition, String region, Instant time) {

    /** A resource of this origin's account and region. */
    public ResourceId resource(String type, String id) {
        return new ResourceId(partition, account, region, type, id);
    }

    /** A resource of a global service, which lives in the partition's home region. */
    public ResourceId global(String type, String id) {
        return new ResourceId(partition, account, homeRegion(partition), type, id);
    }

    /** The region in which a partition's global services (IAM, Organizations) show their events. */
    public static String homeRegion(String partition) {
        return switch (partition) {
            case "aws-cn" -> "cn-north-1";
            case "aws-us-gov" -> "us-gov-west-1";
            default -> "us-east-1";
        };
    }

    /** The partition a region belongs to. */
    public static String partitionOf(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
