package dev.parapet.remediations.tls_elasticache;

import java.util.List;

/** What a person does where TLS cannot be offered in place. */
final class ByHand {
    private ByHand() {}

    /** An engine upgrade is a failover of seconds, but changes commands: it wants a test, and a snapshot as the way back. */
    static List<String> upgrade(Group group) {
        return List.of(
                "aws elasticache create-snapshot --replication-group-id %s --snapshot-name %s-before-upgrade"
                        .formatted(group.id(), group.id()),
                "aws elasticache modify-replication-group --replication-group-id %s --engine-version 7.1 --cache-parameter-group-name default.redis7 --apply-immediately (with cluster mode: default.redis7.cluster.on)"
                        .formatted(group.id()),
                "the next sweep offers TLS beside plaintext");
    }

    /** Members of a global datastore take no mode in between, so TLS comes with a new one. */
    static List<String> globalDatastore(Group group, String datastore) {
        return List.of(
                "aws elasticache create-snapshot --replication-group-id %s --snapshot-name %s-before-tls"
                        .formatted(group.id(), group.id()),
                "restore it with TLS: aws elasticache create-replication-group --replication-group-id %s-tls --replication-group-description 'successor of %s' --snapshot-name %s-before-tls --transit-encryption-enabled, with the same node type, subnet group and security groups"
                        .formatted(group.id(), group.id(), group.id()),
                "make it the primary of a new global datastore, point clients with TLS there, and delete " + datastore);
    }
}
