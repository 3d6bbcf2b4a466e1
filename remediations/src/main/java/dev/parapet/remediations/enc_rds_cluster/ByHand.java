package dev.parapet.remediations.enc_rds_cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * The way to an encrypted cluster, in commands. Clients are kept away before the data is copied: a security group first, and
 * then the restart of the instances, which ends the connections that stand.
 *
 * @param kmsKey what the new cluster is encrypted with
 */
record ByHand(Cluster cluster, String kmsKey) {
    List<String> steps() {
        if (cluster.traits().replicaOf().isPresent()) {
            return List.of(
                    "encrypt %s first, then make a new replica of it and send readers there"
                            .formatted(cluster.traits().replicaOf().get()),
                    delete(cluster.name()));
        }
        List<String> steps = new ArrayList<>(before());
        steps.addAll(keepClientsAway());
        steps.addAll(restore());
        steps.addAll(swap());
        return steps;
    }

    /** What has to go before, and is made anew after. */
    private List<String> before() {
        List<String> steps = new ArrayList<>();
        if (cluster.traits().cloned()) {
            steps.add(
                    "see whether it is encrypted all the same: aws rds describe-db-clusters --db-cluster-identifier %s --query DBClusters[].StorageEncryptionType says none, if it is not"
                            .formatted(cluster.name()));
        }
        cluster.traits()
                .global()
                .ifPresent(global -> steps.add(
                        "take the cluster out of the global database: aws rds remove-from-global-cluster --global-cluster-identifier %s --db-cluster-identifier ITS-ARN; make a new one of the encrypted cluster at the end"
                                .formatted(global)));
        if (!cluster.traits().replicas().isEmpty()) {
            steps.add("the replicas %s stay with the old cluster: make new ones at the end"
                    .formatted(String.join(", ", cluster.traits().replicas())));
        }
        return steps;
    }

    private List<String> keepClientsAway() {
        List<String> steps = new ArrayList<>();
        steps.add(
                "when the application may stop, make a security group without inbound rules: aws ec2 create-security-group --group-name %s-nobody --description nobody --vpc-id VPC"
                        .formatted(cluster.name()));
        steps.add("%s modify-db-cluster --apply-immediately --db-cluster-identifier %s --vpc-security-group-ids NOBODY"
                .formatted(cluster.cli(), cluster.name()));
        if (cluster.traits().multiAz()) {
            steps.add("end the connections that stand: aws rds reboot-db-cluster --db-cluster-identifier "
                    + cluster.name());
        } else {
            cluster.members()
                    .forEach(member -> steps.add(
                            "end the connections that stand: %s reboot-db-instance --db-instance-identifier %s"
                                    .formatted(cluster.cli(), member.name())));
        }
        return steps;
    }

    /** Aurora, DocumentDB and Neptune restore an unencrypted snapshot under a key; copying it under one they refuse. */
    private List<String> restore() {
        List<String> steps = new ArrayList<>();
        steps.add("%s create-db-cluster-snapshot --db-cluster-identifier %s --db-cluster-snapshot-identifier %s-plain"
                .formatted(cluster.cli(), cluster.name(), cluster.name()));
        steps.add(
                "%s restore-db-cluster-from-snapshot --snapshot-identifier %s-plain --db-cluster-identifier %s-new --engine %s --engine-version %s --kms-key-id %s --db-subnet-group-name %s --db-cluster-parameter-group-name %s --port %d --vpc-security-group-ids NOBODY%s"
                        .formatted(
                                cluster.cli(),
                                cluster.name(),
                                cluster.name(),
                                cluster.traits().engine(),
                                cluster.settings().version(),
                                kmsKey,
                                cluster.settings().subnetGroup(),
                                cluster.settings().parameterGroup(),
                                cluster.settings().port(),
                                more()));
        if (!cluster.traits().multiAz() && !cluster.traits().serverlessOfOld()) {
            for (Member member : cluster.members()) {
                steps.add(
                        "%s create-db-instance --db-cluster-identifier %s-new --db-instance-identifier %s-new --db-instance-class %s --engine %s"
                                .formatted(
                                        cluster.cli(),
                                        cluster.name(),
                                        member.name(),
                                        member.build().instanceClass(),
                                        cluster.traits().engine()));
            }
        }
        steps.add(
                "compare with %s what a restore does not bring along: backup retention, windows, IAM roles, log exports, monitoring, tags, deletion protection"
                        .formatted(cluster.name()));
        return steps;
    }

    private String more() {
        if (cluster.traits().multiAz()) {
            return " --db-cluster-instance-class, --storage-type, --iops and --allocated-storage as now";
        }
        return cluster.traits().serverlessOfOld() ? " --engine-mode serverless --scaling-configuration as now" : "";
    }

    private List<String> swap() {
        return List.of(
                "%s modify-db-cluster --apply-immediately --db-cluster-identifier %s --new-db-cluster-identifier %s-old"
                        .formatted(cluster.cli(), cluster.name(), cluster.name()),
                "%s modify-db-cluster --apply-immediately --db-cluster-identifier %s-new --new-db-cluster-identifier %s --vpc-security-group-ids %s"
                        .formatted(cluster.cli(), cluster.name(), cluster.name(), String.join(" ", cluster.groups())),
                "give the instances the names of those before them, start the application; when nothing is missing, "
                        + delete(cluster.name() + "-old"));
    }

    private String delete(String name) {
        return "delete the instances of %s and then %s delete-db-cluster --skip-final-snapshot --db-cluster-identifier %s"
                .formatted(name, cluster.cli(), name);
    }
}
