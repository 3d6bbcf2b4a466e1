package dev.parapet.remediations.enc_elasticache;

import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/**
 * What the decision, and the plan for its owner, need of a replication group.
 *
 * @param status ElastiCache's word, for example {@code available}
 * @param encrypted whether disks, swap and backups are encrypted
 * @param engine {@code redis} or {@code valkey}
 * @param nodeType for example {@code cache.r7g.large}
 * @param tls whether it encrypts in transit: a successor does only when told to
 * @param member one of its nodes, which knows the subnet group and the security groups
 */
public record Group(
        String id,
        String status,
        boolean encrypted,
        String engine,
        String nodeType,
        boolean tls,
        Optional<String> member) {
    static Group of(ReplicationGroup group) {
        return new Group(
                group.replicationGroupId(),
                group.status(),
                Boolean.TRUE.equals(group.atRestEncryptionEnabled()),
                Optional.ofNullable(group.engine()).orElse("redis"),
                group.cacheNodeType(),
                Boolean.TRUE.equals(group.transitEncryptionEnabled()),
                group.memberClusters().stream().findFirst());
    }
}
