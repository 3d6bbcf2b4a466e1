package dev.parapet.remediations.pub_dms;

import java.util.List;
import java.util.stream.Stream;

/** How a person moves replication to an instance without a public address. */
final class ByHand {
    private ByHand() {}

    /** Closing the security groups is quick and helps at once; the address goes only with the instance. */
    static List<String> successor(Instance instance) {
        String next = instance.name() + "-private";
        Stream<String> closing = instance.securityGroups().stream()
                .map(group ->
                        "let nobody in who need not be: DMS connects outwards. aws ec2 describe-security-group-rules --filters Name=group-id,Values=%s, then aws ec2 revoke-security-group-ingress --group-id %s --security-group-rule-ids RULES"
                                .formatted(group, group));
        Stream<String> moving = Stream.of(
                "aws dms create-replication-instance --replication-instance-identifier %s --replication-instance-class %s --allocated-storage %d%s%s --no-publicly-accessible"
                        .formatted(
                                next,
                                instance.instanceClass(),
                                instance.storage(),
                                instance.subnetGroup()
                                        .map(group -> " --replication-subnet-group-identifier " + group)
                                        .orElse(""),
                                instance.securityGroups().isEmpty()
                                        ? ""
                                        : " --vpc-security-group-ids " + String.join(" ", instance.securityGroups())),
                "let %s reach its sources and targets: by VPN, peering or a NAT gateway where they are on the internet; try with aws dms test-connection"
                        .formatted(next),
                "for each task in aws dms describe-replication-tasks --filters Name=replication-instance-arn,Values=%s: aws dms stop-replication-task, aws dms move-replication-task --target-replication-instance-arn NEW_ARN, aws dms start-replication-task --start-replication-task-type resume-processing"
                        .formatted(instance.arn()),
                "aws dms delete-replication-instance --replication-instance-arn " + instance.arn());
        return Stream.concat(closing, moving).toList();
    }
}
