package dev.parapet.remediations.enc_rds_cluster;

import java.util.List;
import java.util.Optional;

/**
 * What the decision and the way by hand need of a cluster.
 *
 * @param mode RDS's word, for example {@code provisioned} or {@code serverless}
 * @param key the key of its storage, if that is encrypted
 * @param global the global database it is part of
 * @param replicaOf the cluster or instance it replicates
 * @param replicas the clusters that replicate it
 * @param members its instances, the writer first; only read for a cluster that is not encrypted
 * @param stack the CloudFormation stack it belongs to
 */
public record Cluster(
        String name,
        String status,
        String engine,
        String version,
        String mode,
        Optional<String> key,
        Optional<String> global,
        Optional<String> replicaOf,
        List<String> replicas,
        String subnetGroup,
        String parameterGroup,
        int port,
        List<String> securityGroups,
        List<Member> members,
        Optional<String> stack) {
    public Cluster {
        replicas = List.copyOf(replicas);
        securityGroups = List.copyOf(securityGroups);
        members = List.copyOf(members);
    }

    /** One instance of a cluster. */
    record Member(String name, String instanceClass) {}

    /** In a Multi-AZ DB cluster (not Aurora) the cluster holds the volumes of its instances, of which it makes three. */
    boolean multiAz() {
        return engine.equals("mysql") || engine.equals("postgres");
    }

    boolean serverlessOfOld() {
        return mode.equals("serverless");
    }

    /** DocumentDB and Neptune speak the API of RDS, under commands of their own. */
    String cli() {
        return switch (engine) {
            case "docdb" -> "aws docdb";
            case "neptune" -> "aws neptune";
            default -> "aws rds";
        };
    }
}
