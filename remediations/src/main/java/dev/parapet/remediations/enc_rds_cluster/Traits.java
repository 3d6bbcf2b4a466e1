package dev.parapet.remediations.enc_rds_cluster;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What decides whether a cluster can be encrypted by Parapet.
 *
 * @param mode RDS's word, for example {@code provisioned} or {@code serverless}; none for DocumentDB and Neptune
 * @param global the global database it is part of
 * @param replicaOf the cluster or instance it replicates
 * @param replicas the clusters that replicate it
 * @param customEndpoints endpoints of its own, which name its instances
 * @param cloned whether it is a clone or was cloned
 * @param deployment the blue/green deployment it is part of
 * @param managedPassword whether Secrets Manager keeps the master password
 * @param others further things that a restore would not bring along, in a few words each
 * @param vpc the network it is in, as far as its instances tell
 * @param pending whether changes wait for the maintenance window
 * @param stack the CloudFormation stack it belongs to
 */
record Traits(
        String engine,
        Optional<String> mode,
        Optional<String> global,
        Optional<String> replicaOf,
        List<String> replicas,
        List<String> customEndpoints,
        boolean cloned,
        Optional<String> deployment,
        boolean managedPassword,
        List<String> others,
        Optional<String> vpc,
        boolean pending,
        Optional<String> stack) {
    private static final Set<String> SHARED_STORAGE = Set.of("aurora-mysql", "aurora-postgresql", "docdb", "neptune");

    Traits {
        replicas = List.copyOf(replicas);
        customEndpoints = List.copyOf(customEndpoints);
        others = List.copyOf(others);
    }

    /** In a Multi-AZ DB cluster (not Aurora) the cluster holds the volumes of its instances, of which it makes three. */
    boolean multiAz() {
        return engine.equals("mysql") || engine.equals("postgres");
    }

    boolean serverlessOfOld() {
        return mode.equals(Optional.of("serverless"));
    }

    /** What makes a swap unsafe or a copy incomplete; empty when nothing does. */
    Optional<String> obstacle() {
        return kind().or(this::company).or(this::lost);
    }

    private Optional<String> kind() {
        if (multiAz()) {
            return Optional.of("the instances of a Multi-AZ DB cluster cannot be renamed");
        }
        if (!SHARED_STORAGE.contains(engine)) {
            return Optional.of("clusters of %s are copied and restored in ways of their own".formatted(engine));
        }
        if (serverlessOfOld()) {
            return Optional.of(
                    "Aurora Serverless v1 has no instances whose restart would end the connections that stand");
        }
        return mode.filter(word -> !word.equals("provisioned"))
                .map("its engine mode %s is not restored by itself"::formatted);
    }

    private Optional<String> company() {
        if (replicaOf.isPresent()) {
            return Optional.of("it is a replica of %s, and is encrypted or not as that is".formatted(replicaOf.get()));
        }
        if (global.isPresent()) {
            return Optional.of(
                    "it is part of the global database %s, which the new one would not be".formatted(global.get()));
        }
        if (!replicas.isEmpty()) {
            return Optional.of("its replicas %s would be cut off".formatted(String.join(", ", replicas)));
        }
        if (deployment.isPresent()) {
            return Optional.of("it is part of the blue/green deployment %s".formatted(deployment.get()));
        }
        return cloned
                ? Optional.of(
                        "it is a clone or was cloned: the copy would hold all data anew, and StorageEncryptionType alone tells whether it is encrypted by a key of AWS's own")
                : Optional.empty();
    }

    private Optional<String> lost() {
        if (!customEndpoints.isEmpty()) {
            return Optional.of("its custom endpoints %s would be left without instances"
                    .formatted(String.join(", ", customEndpoints)));
        }
        if (managedPassword) {
            return Optional.of("its master password is a managed secret, and a restored cluster gets another secret");
        }
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("a restore does not bring along " + String.join(", ", others));
    }
}
