package dev.parapet.remediations.pub_lambda_policy;

import dev.parapet.core.ResourceId;
import java.util.List;
import java.util.stream.Stream;

/** What a person does where a statement may be meant, or could not be put back. */
final class ByHand {
    private ByHand() {}

    static List<String> remove(ResourceId function, Grant grant) {
        return List.of(
                "keep what it says: aws lambda get-policy %s --query Policy --output text"
                        .formatted(of(function, grant)),
                "unless it is meant: aws lambda remove-permission %s --statement-id %s"
                        .formatted(of(function, grant), grant.sid()));
    }

    static List<String> bind(ResourceId function, List<Grant> grants) {
        return grants.stream()
                .flatMap(grant -> Stream.of(
                        "aws lambda remove-permission %s --statement-id %s".formatted(of(function, grant), grant.sid()),
                        "aws lambda add-permission %s --statement-id %s --action lambda:InvokeFunction --principal s3.amazonaws.com --source-account %s --source-arn BUCKET, with the bucket's account and ARN"
                                .formatted(of(function, grant), grant.sid(), function.account())))
                .toList();
    }

    private static String of(ResourceId function, Grant grant) {
        return "--region %s --function-name %s%s"
                .formatted(
                        function.region(),
                        function.id(),
                        grant.policy()
                                .qualifier()
                                .map(qualifier -> " --qualifier " + qualifier)
                                .orElse(""));
    }
}
