package dev.parapet.remediations.tamper_pipeline;

import dev.parapet.core.Aws;
import dev.parapet.core.Target;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * What the decision needs of a part of Parapet: one of the three, and none for a part that is gone, which is told.
 *
 * @param sibling where another rule leads; asked only where a rule is not as it should be, or was just put
 * @param role its ARN, which has its path
 */
public record Part(
        Optional<Rule> rule, Optional<Rule.Sink> sibling, Optional<String> role, Optional<Function> function) {
    /**
     * A function.
     *
     * @param reserved how many copies may run at a time, where that is limited
     */
    public record Function(String name, Optional<Integer> reserved) {
        boolean never() {
            return reserved.filter(copies -> copies == 0).isPresent();
        }
    }

    static Part of(Rule rule, Optional<Rule.Sink> sibling) {
        return new Part(Optional.of(rule), sibling, Optional.empty(), Optional.empty());
    }

    static Part of(Target target, Aws aws) {
        String name = target.resource().id();
        return switch (target.resource().type()) {
            case Named.ROLE -> new Part(Optional.empty(), Optional.empty(), role(name, aws), Optional.empty());
            case Named.FUNCTION -> new Part(Optional.empty(), Optional.empty(), Optional.empty(), function(name, aws));
            default -> rule(target, aws);
        };
    }

    private static Part rule(Target target, Aws aws) {
        String name = target.resource().id();
        Optional<Rule> rule = Rules.named(name, target.hint(Named.BUS), aws);
        boolean whole = rule.filter(found -> !found.targets().isEmpty()).isPresent();
        boolean put = target.hint(Named.CALL).filter("PutTargets"::equals).isPresent();
        Optional<Rule.Sink> sibling = whole && !put ? Optional.empty() : Rules.elsewhere(name, aws);
        return new Part(rule, sibling, Optional.empty(), Optional.empty());
    }

    private static Optional<String> role(String name, Aws aws) {
        try {
            return Optional.of(aws.client(IamClient::builder)
                    .getRole(request -> request.roleName(name))
                    .role()
                    .arn());
        } catch (NoSuchEntityException gone) {
            return Optional.empty();
        }
    }

    private static Optional<Function> function(String name, Aws aws) {
        try {
            GetFunctionResponse found =
                    aws.client(LambdaClient::builder).getFunction(request -> request.functionName(name));
            return Optional.of(new Function(
                    name, Optional.ofNullable(found.concurrency()).map(limit -> limit.reservedConcurrentExecutions())));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }
}
