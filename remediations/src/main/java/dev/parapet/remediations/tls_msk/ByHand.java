package dev.parapet.remediations.tls_msk;

import dev.parapet.remediations.shared.KafkaCluster;
import java.util.List;

/** What a person does before plaintext can be closed. */
final class ByHand {
    private ByHand() {}

    /** The cluster restarts its brokers one after the other, so even the offer waits for a quiet hour. */
    static List<String> offer(String arn) {
        return List.of(
                "aws kafka update-security --cluster-arn %s --encryption-info '{\"EncryptionInTransit\":{\"ClientBroker\":\"TLS_PLAINTEXT\",\"InCluster\":true}}' --current-version \"$(%s --query ClusterInfo.CurrentVersion --output text)\""
                        .formatted(arn, describe(arn)),
                "let clients reach port 9094 in the security groups of the cluster, and give them the TLS brokers: aws kafka get-bootstrap-brokers --cluster-arn "
                        + arn,
                "when no client uses port 9092 any more, approve the plan that closes it");
    }

    /** MSK has no switch for this, so data moves to a cluster that was created with TLS. */
    static List<String> newCluster(String arn) {
        String name = KafkaCluster.name(arn);
        return List.of(
                "write down what the cluster is: " + describe(arn),
                "create its successor %s-tls with the same brokers and --encryption-info '{\"EncryptionInTransit\":{\"ClientBroker\":\"TLS\",\"InCluster\":true}}': aws kafka create-cluster"
                        .formatted(name),
                "copy topics and consumer offsets: aws kafka create-replicator, from %s to %s-tls"
                        .formatted(name, name),
                "move consumers, then producers, to the brokers of the successor",
                "aws kafka delete-cluster --cluster-arn " + arn);
    }

    private static String describe(String arn) {
        return "aws kafka describe-cluster --cluster-arn " + arn;
    }
}
