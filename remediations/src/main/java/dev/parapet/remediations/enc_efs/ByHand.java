package dev.parapet.remediations.enc_efs;

import java.util.List;

/** How a person moves a file system to an encrypted successor. */
final class ByHand {
    private ByHand() {}

    /** EFS creates the destination of a replication encrypted, whatever the source is, and may do so in the same region. */
    static List<String> successor(FileSystem files, String region) {
        String id = files.id();
        String destination = files.zone()
                .map(zone -> "Region=%s,AvailabilityZoneName=%s".formatted(region, zone))
                .orElse("Region=" + region);
        return List.of(
                "write down subnets and security groups: aws efs describe-mount-targets --file-system-id %s, and for each: aws efs describe-mount-target-security-groups --mount-target-id MOUNT_TARGET"
                        .formatted(id),
                "copy into a new, encrypted file system: aws efs create-replication-configuration --source-file-system-id %s --destinations %s"
                        .formatted(id, destination),
                "wait for the first copy: aws efs describe-replication-configurations --file-system-id %s shows ENABLED and a LastReplicatedTimestamp"
                        .formatted(id),
                "give the copy access points, policy and lifecycle like the original's, and mount targets: aws efs create-mount-target --file-system-id NEW --subnet-id SUBNET --security-groups GROUPS",
                "stop the writers, wait until LastReplicatedTimestamp is later, and make the copy writable: aws efs delete-replication-configuration --source-file-system-id "
                        + id,
                "mount NEW instead of %s on every client, task and function, and start the writers".formatted(id),
                "when nothing mounts it any more: aws efs delete-mount-target for each, then aws efs delete-file-system --file-system-id "
                        + id);
    }
}
