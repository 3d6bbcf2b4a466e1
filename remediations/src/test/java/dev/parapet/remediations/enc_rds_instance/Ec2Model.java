package dev.parapet.remediations.enc_rds_instance;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;

/** The security groups of the account; one that a database is in, or is leaving, cannot be deleted. */
final class Ec2Model implements Ec2Client {
    private final Account account;

    Ec2Model(Account account) {
        this.account = account;
    }

    @Override
    public DescribeSecurityGroupsResponse describeSecurityGroups(DescribeSecurityGroupsRequest request) {
        account.passes();
        List<String> names = request.filters().getFirst().values();
        return DescribeSecurityGroupsResponse.builder()
                .securityGroups(account.groups.values().stream()
                        .filter(group -> names.contains(group.name()))
                        .map(Ec2Model::described)
                        .toList())
                .build();
    }

    private static SecurityGroup described(Account.Group group) {
        return SecurityGroup.builder()
                .groupId(group.id())
                .groupName(group.name())
                .tags(group.tags().entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest request) {
        account.write("CreateSecurityGroup", () -> {
            Map<String, String> tags = request.tagSpecifications().getFirst().tags().stream()
                    .collect(Collectors.toMap(Tag::key, Tag::value));
            if (account.groups.values().stream().anyMatch(group -> group.name().equals(request.groupName()))) {
                throw refusal("InvalidGroup.Duplicate");
            }
            account.groups.put("sg-alone", new Account.Group("sg-alone", request.groupName(), tags));
        });
        return CreateSecurityGroupResponse.builder().groupId("sg-alone").build();
    }

    @Override
    public DeleteSecurityGroupResponse deleteSecurityGroup(DeleteSecurityGroupRequest request) {
        account.write("DeleteSecurityGroup", () -> {
            boolean used =
                    account.instances.stream().anyMatch(db -> db.busy > 0 || db.groups.contains(request.groupId()));
            if (used) {
                throw refusal("DependencyViolation");
            }
            account.groups.remove(request.groupId());
        });
        return DeleteSecurityGroupResponse.builder().build();
    }

    private static Ec2Exception refusal(String code) {
        return (Ec2Exception) Ec2Exception.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(code)
                        .build())
                .build();
    }

    @Override
    public String serviceName() {
        return Ec2Client.SERVICE_NAME;
    }

    @Override
    public void close() {}
}
