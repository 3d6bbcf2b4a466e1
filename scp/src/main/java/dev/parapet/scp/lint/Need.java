package dev.parapet.scp.lint;

import dev.parapet.scp.catalogue.Parameter;
import dev.parapet.scp.catalogue.Parameters;
import java.util.List;
import java.util.stream.Stream;

/**
 * A call that must not be denied for certain, whatever else is true of it.
 *
 * @param whose {@code the deployer}, {@code the repair enc-ebs-volume}
 * @param any the name of a group of needs of which one is enough; empty when it is needed by itself
 */
public record Need(String whose, String principal, String action, String resource, String any) {
    private static final String MEMBER = "111122223333";

    /** What a role below the path needs on a resource, given as the part of its ARN behind the account. */
    public static Need of(String whose, Parameters parameters, String role, String action, String resource) {
        return new Need(
                whose,
                principal(parameters, one(parameters, Parameter.ROLE_PATH) + "/" + role),
                action,
                arn(parameters, action, resource),
                "");
    }

    /** What the organization's own setup lives by: the deployer deploys, and break-glass can do something. */
    public static List<Need> ofSetup(Parameters parameters) {
        String path = one(parameters, Parameter.ROLE_PATH);
        String prefix = one(parameters, Parameter.PREFIX);
        return Stream.concat(
                        roles(parameters, Parameter.DEPLOYERS)
                                .flatMap(role -> Stream.of(
                                                List.of("iam:CreateRole", "role/" + path + "/storage"),
                                                List.of("iam:UpdateAssumeRolePolicy", "role/" + path + "/storage"),
                                                List.of("iam:PutRolePolicy", "role/" + path + "/storage"),
                                                List.of("iam:PassRole", "role/" + path + "/storage"),
                                                List.of("events:PutRule", "rule/" + prefix + "guardduty"),
                                                List.of("events:PutTargets", "rule/" + prefix + "guardduty"),
                                                List.of("lambda:UpdateFunctionCode", "function:" + prefix + "storage"),
                                                List.of("cloudformation:UpdateStack", "stack/" + prefix + "member/1"),
                                                List.of(
                                                        "config:PutConfigurationRecorder",
                                                        "configuration-recorder/default/1"),
                                                List.of("guardduty:UpdateDetector", "detector/1"),
                                                List.of("cloudtrail:UpdateTrail", "trail/main"))
                                        .map(call -> new Need(
                                                "the deployer",
                                                principal(parameters, role),
                                                call.getFirst(),
                                                arn(parameters, call.getFirst(), call.getLast()),
                                                ""))),
                        roles(parameters, Parameter.BREAK_GLASS)
                                .flatMap(role -> Stream.of(
                                                "sts:GetCallerIdentity",
                                                "iam:ListRoles",
                                                "ec2:DescribeInstances",
                                                "s3:ListAllMyBuckets",
                                                "iam:CreateUser")
                                        .map(action -> new Need(
                                                "break-glass",
                                                principal(parameters, role),
                                                action,
                                                "*",
                                                principal(parameters, role)))))
                .toList();
    }

    private static Stream<String> roles(Parameters parameters, Parameter which) {
        return parameters.values(which).orElse(List.of()).stream().map(role -> role.replaceAll("[*?]", "x"));
    }

    private static String principal(Parameters parameters, String role) {
        return "arn:%s:iam::%s:role/%s".formatted(one(parameters, Parameter.PARTITION), MEMBER, role);
    }

    /** Of a resource that is named by a pattern, any will do. */
    private static String arn(Parameters parameters, String action, String resource) {
        String service = action.substring(0, action.indexOf(':'));
        return resource.equals("*")
                ? resource
                : "arn:%s:%s:%s:%s:%s"
                        .formatted(
                                one(parameters, Parameter.PARTITION),
                                service,
                                service.equals("iam") ? "" : "eu-west-1",
                                MEMBER,
                                resource.replace("*", "x"));
    }

    private static String one(Parameters parameters, Parameter parameter) {
        return parameters.values(parameter).orElseThrow().getFirst();
    }
}
