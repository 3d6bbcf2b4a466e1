package dev.parapet.remediations.pub_dms;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.databasemigration.model.ReplicationInstance;
import software.amazon.awssdk.services.databasemigration.model.ReplicationSubnetGroup;
import software.amazon.awssdk.services.databasemigration.model.VpcSecurityGroupMembership;

/**
 * What the decision, and the plan for its owner, need of a replication instance.
 *
 * @param name the instance identifier
 * @param status DMS's word, for example {@code available}
 * @param instanceClass for example {@code dms.c5.large}
 * @param storage in gigabytes
 */
public record Instance(
        String name,
        String arn,
        String status,
        boolean publiclyAccessible,
        String instanceClass,
        int storage,
        Optional<String> subnetGroup,
        List<String> securityGroups) {
    public Instance {
        securityGroups = List.copyOf(securityGroups);
    }

    static Instance of(ReplicationInstance instance) {
        return new Instance(
                instance.replicationInstanceIdentifier(),
                instance.replicationInstanceArn(),
                instance.replicationInstanceStatus(),
                Boolean.TRUE.equals(instance.publiclyAccessible()),
                instance.replicationInstanceClass(),
                instance.allocatedStorage() == null ? 0 : instance.allocatedStorage(),
                Optional.ofNullable(instance.replicationSubnetGroup())
                        .map(ReplicationSubnetGroup::replicationSubnetGroupIdentifier),
                instance.vpcSecurityGroups().stream()
                        .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
                        .toList());
    }
}
