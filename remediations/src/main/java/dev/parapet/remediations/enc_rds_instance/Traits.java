package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.remediations.shared.Isolation;
import java.util.List;
import java.util.Optional;

/**
 * What decides whether an instance can be encrypted at all, and by whom.
 *
 * @param optionGroup where it is not the standard one
 * @param cluster the cluster it is a member of
 * @param replicaOf what it is a read replica of
 * @param replicas its own read replicas
 * @param vpc the network it is in
 * @param managedPassword whether Secrets Manager keeps the master password
 * @param others further things that a restore would not bring along, in a few words each
 * @param pending whether changes wait for the maintenance window
 * @param stack the CloudFormation stack it belongs to
 */
record Traits(
        String engine,
        String instanceClass,
        Optional<String> optionGroup,
        Optional<String> cluster,
        Optional<String> replicaOf,
        List<String> replicas,
        Optional<String> vpc,
        boolean managedPassword,
        List<String> others,
        boolean pending,
        Optional<String> stack) {
    /** Classes without hardware for encryption (docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html). */
    private static final String TOO_OLD = "db\\.(m1|m2|t1)\\..*";

    Traits {
        replicas = List.copyOf(replicas);
        others = List.copyOf(others);
    }

    /** Whether a move to another class is all it takes to make encryption possible. */
    boolean classTooOld() {
        return instanceClass.matches(TOO_OLD);
    }

    /** Why Parapet does not do it; empty when it can. */
    Optional<String> obstacle(Names names, int groups) {
        if (replicaOf.isPresent()) {
            return Optional.of(
                    "it is a read replica of %s, and is encrypted or not as that is".formatted(replicaOf.get()));
        }
        if (!replicas.isEmpty()) {
            return Optional.of("its read replicas %s would be cut off".formatted(String.join(", ", replicas)));
        }
        if (engine.startsWith("custom-")) {
            return Optional.of("RDS Custom is copied and restored in ways of its own");
        }
        if (classTooOld()) {
            return Optional.of("instances of class %s cannot be encrypted".formatted(instanceClass));
        }
        if (engine.equals("sqlserver-ex")) {
            return Optional.of("SQL Server Express cannot be encrypted; its data has to move to another edition");
        }
        if (optionGroup.isPresent() && engine.matches("(sqlserver|oracle)-.*")) {
            return Optional.of("its option group %s may hold TDE, whose keys a restore does not bring along"
                    .formatted(optionGroup.get()));
        }
        if (managedPassword) {
            return Optional.of("its master password is a managed secret, and a restored instance gets another secret");
        }
        if (!others.isEmpty()) {
            return Optional.of("a restore does not bring along " + String.join(", ", others));
        }
        if (vpc.isEmpty() || groups > Isolation.MOST_GROUPS) {
            return Optional.of("it is in no VPC, or in too many security groups, to be taken off the network");
        }
        return names.fit() ? Optional.empty() : Optional.of("its name is too long to be changed for a while");
    }
}
