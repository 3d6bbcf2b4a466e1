package dev.parapet.remediations.imds_v1;

import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.OperatorResponse;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * What the decision needs of an instance.
 *
 * @param status EC2's word, for example {@code running}
 * @param answers whether the metadata service is on
 * @param tokens {@code required} or {@code optional}
 * @param operator the AWS service that runs it for the account, if one does
 * @param managedBy the CloudFormation stack or Auto Scaling group behind it
 */
public record Instance(
        String id,
        String status,
        boolean answers,
        String tokens,
        Optional<String> operator,
        Optional<String> managedBy) {
    static final String REQUIRED = "required";
    static final String OPTIONAL = "optional";

    boolean tokensRequired() {
        return tokens.equals(REQUIRED);
    }

    static Instance of(software.amazon.awssdk.services.ec2.model.Instance instance) {
        Optional<InstanceMetadataOptionsResponse> options = Optional.ofNullable(instance.metadataOptions());
        return new Instance(
                instance.instanceId(),
                instance.state().nameAsString(),
                options.map(of -> !"disabled".equals(of.httpEndpointAsString())).orElse(true),
                options.map(InstanceMetadataOptionsResponse::httpTokensAsString).orElse(OPTIONAL),
                Optional.ofNullable(instance.operator())
                        .filter(operator -> Boolean.TRUE.equals(operator.managed()))
                        .map(OperatorResponse::principal),
                behind(instance));
    }

    private static Optional<String> behind(software.amazon.awssdk.services.ec2.model.Instance instance) {
        return tag(instance, "aws:autoscaling:groupName")
                .map(group -> "Auto Scaling group " + group)
                .or(() -> tag(instance, "aws:cloudformation:stack-name").map(stack -> "CloudFormation stack " + stack));
    }

    private static Optional<String> tag(software.amazon.awssdk.services.ec2.model.Instance instance, String key) {
        return instance.tags().stream()
                .filter(tag -> tag.key().equals(key))
                .map(Tag::value)
                .findFirst();
    }
}
