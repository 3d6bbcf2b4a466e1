package dev.parapet.remediations.shared;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
public final class Ec2Model implements Ec2Client {
    /** The account around the groups. */
    public interface Around {
        /** Something is asked of AWS, so some time has passed. */
        void passes();

        /** Serves a write, or does not. */
        void write(String write, Runnable served);

        /** Whether a database is in the group, or is leaving it. */
        boolean uses(String group);
    }

    private record Group(String id, String name, Map<String, String> tags) {}

    private final Map<String, Group> groups = new TreeMap<>();
    private final Around account;

    public Ec2Model(Around account) {
        this.account = account;
    }

    @Override
    public DescribeSecurityGroupsResponse describeSecurityGroups(DescribeSecurityGroupsRequest request) {
        account.passes();
        List<String> names = request.filters().getFirst().values();
        return DescribeSecurityGroupsResponse.builder()
                .securityGroups(groups.values().stream()
                        .filter(group -> names.contains(group.name()))
                        .map(Ec2Model::described)
                        .toList())
                .build();
    }

    private static SecurityGroup described(Group group) {
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
            if (groups.values().stream().anyMatch(group -> group.name().equals(request.groupName()))) {
                throw refusal("InvalidGroup.Duplicate");
            }
            groups.put("sg-alone", new Group("sg-alone", request.groupName(), tags));
        });
        return CreateSecurityGroupResponse.builder().groupId("sg-alone").build();
    }

    @Override
    public DeleteSecurityGroupResponse deleteSecurityGroup(DeleteSecurityGroupRequest request) {
        account.write("DeleteSecurityGroup", () -> {
            if (account.uses(request.groupId())) {
                throw refusal("DependencyViolation");
            }
            groups.remove(request.groupId());
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
