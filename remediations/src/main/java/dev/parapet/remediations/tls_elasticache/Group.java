package dev.parapet.remediations.tls_elasticache;

import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroupInfo;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/**
 * What the decision needs of a replication group.
 *
 * @param status ElastiCache's word, for example {@code available}
 * @param tls what it asks of its clients
 * @param engine {@code redis} or {@code valkey}
 * @param version the engine's, for example {@code 7.1.0}; its nodes tell, and are asked only while TLS is off
 * @param globalDatastore the global datastore it is a member of
 */
public record Group(
        String id, String status, Tls tls, String engine, Optional<String> version, Optional<String> globalDatastore) {
    /** From the weakest to the strongest; each is reached from its neighbours only. */
    public enum Tls {
        OFF,
        PREFERRED,
        REQUIRED
    }

    static Group of(ReplicationGroup group, Optional<String> version) {
        return new Group(
                group.replicationGroupId(),
                group.status(),
                tls(group),
                Optional.ofNullable(group.engine()).orElse("redis"),
                version,
                Optional.ofNullable(group.globalReplicationGroupInfo())
                        .map(GlobalReplicationGroupInfo::globalReplicationGroupId)
                        .filter(id -> !id.isEmpty()));
    }

    /** Groups that were created with TLS before there were modes show none: they take nothing else. */
    static Tls tls(ReplicationGroup group) {
        if (!Boolean.TRUE.equals(group.transitEncryptionEnabled())) {
            return Tls.OFF;
        }
        return "preferred".equals(group.transitEncryptionModeAsString()) ? Tls.PREFERRED : Tls.REQUIRED;
    }

    boolean available() {
        return status.equals("available");
    }

    /**
     * Whether TLS can be turned on while it runs: "supported on replication groups running Valkey 7.2 and later, and Redis
     * OSS version 7 and later" (docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html).
     */
    boolean takesTls() {
        return engine.equals("valkey") || version.map(Group::major).orElse(0) >= 7;
    }

    private static int major(String version) {
        String first = version.split("\\.", -1)[0];
        return first.matches("\\d{1,3}") ? Integer.parseInt(first) : 0;
    }
}
