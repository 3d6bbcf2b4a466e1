package dev.parapet.remediations.enc_rds_cluster;

import java.util.ArrayList;
import java.util.List;

/** What people do about an encryption that did not come to its end. */
record Aftermath(Cluster cluster) {
    /** Names that something else has. */
    List<String> clear() {
        Names names = cluster.names();
        return List.of(
                "look at what there is of: cluster snapshot %s, cluster %s, security group %s"
                        .formatted(names.snapshot(), names.replacement(), names.noIngress()),
                "delete what nobody needs any more; the next finding or sweep asks again");
    }

    /** A cluster that clients do not reach as they did. */
    List<String> bringBack() {
        List<String> steps = new ArrayList<>();
        if (cluster.stuck().isPresent()) {
            steps.add(
                    "repair it as the status says, or restore its latest backup: %s restore-db-cluster-to-point-in-time --use-latest-restorable-time --source-db-cluster-identifier %s --db-cluster-identifier NEW-NAME"
                            .formatted(cluster.cli(), cluster.heldName()));
        }
        if (!cluster.inPlace() || cluster.madeRoom()) {
            steps.add(
                    "give clients the way back: %s modify-db-cluster --apply-immediately --db-cluster-identifier %s%s --vpc-security-group-ids %s"
                            .formatted(
                                    cluster.cli(),
                                    cluster.heldName(),
                                    cluster.madeRoom() ? " --new-db-cluster-identifier " + cluster.name() : "",
                                    String.join(" ", cluster.groups())));
        }
        if (cluster.dataApi() && !cluster.dataApiNow()) {
            steps.add("aws rds enable-http-endpoint --resource-arn ARN-OF-" + cluster.name());
        }
        cluster.astray()
                .forEach(member -> steps.add(
                        "%s modify-db-instance --apply-immediately --db-instance-identifier %s --new-db-instance-identifier %s"
                                .formatted(cluster.cli(), member.heldName(), member.name())));
        return steps;
    }

    /** What an attempt left behind. */
    List<String> tidyUp() {
        Names names = cluster.names();
        List<String> steps = new ArrayList<>();
        steps.add(
                "find out why it failed: %s describe-events --duration 20160 --source-type db-cluster --source-identifier %s"
                        .formatted(cluster.cli(), names.replacement()));
        cluster.progress().restored().ifPresent(restored -> {
            restored.members().keySet().stream()
                    .sorted()
                    .forEach(member -> steps.add(
                            "%s delete-db-instance --db-instance-identifier %s".formatted(cluster.cli(), member)));
            steps.add("%s delete-db-cluster --skip-final-snapshot --db-cluster-identifier %s"
                    .formatted(cluster.cli(), names.replacement()));
        });
        cluster.progress()
                .plain()
                .ifPresent(snapshot -> steps.add("%s delete-db-cluster-snapshot --db-cluster-snapshot-identifier %s"
                        .formatted(cluster.cli(), names.snapshot())));
        cluster.progress()
                .isolation()
                .ifPresent(group -> steps.add("aws ec2 delete-security-group --group-id " + group.id()));
        steps.add("the next finding or sweep asks again");
        return steps;
    }
}
