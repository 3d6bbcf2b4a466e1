package dev.parapet.remediations.enc_elasticache;

import java.util.List;

/** How a person moves a replication group to an encrypted successor. */
final class ByHand {
    private ByHand() {}

    static List<String> successor(Group group) {
        String id = group.id();
        String next = id + "-encrypted";
        String snapshot = id + "-before-encryption";
        return List.of(
                "see subnet group, security groups and parameter group: aws elasticache describe-cache-clusters --cache-cluster-id "
                        + group.member().orElse("NODE"),
                "stop the writers, or accept that what they write from here on is lost",
                "aws elasticache create-snapshot --replication-group-id %s --snapshot-name %s".formatted(id, snapshot),
                "wait until it is available: aws elasticache describe-snapshots --snapshot-name " + snapshot,
                "aws elasticache create-replication-group --replication-group-id %s --replication-group-description 'encrypted successor of %s' --snapshot-name %s --engine %s --cache-node-type %s --at-rest-encryption-enabled%s --cache-subnet-group-name SUBNET_GROUP --security-group-ids SECURITY_GROUPS"
                        .formatted(
                                next,
                                id,
                                snapshot,
                                group.engine(),
                                group.nodeType(),
                                group.tls() ? " --transit-encryption-enabled" : ""),
                "aws elasticache wait replication-group-available --replication-group-id " + next,
                "point clients to the endpoint of %s and start the writers".formatted(next),
                "aws elasticache delete-replication-group --replication-group-id %s --final-snapshot-identifier %s-final, and delete both snapshots when nobody needs them: they are not encrypted"
                        .formatted(id, id));
    }
}
