package dev.parapet.remediations.pub_lambda_policy;

import dev.parapet.core.Aws;
import dev.parapet.core.Target;
import dev.parapet.remediations.shared.FunctionName;
import dev.parapet.remediations.shared.ResourcePolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * What the decision needs of a function.
 *
 * @param policies its own, those of its aliases, and that of a version which a call has named
 * @param foreign the accounts outside the organization that they name
 */
public record Function(String name, List<Policy> policies, List<String> foreign) {
    /**
     * One policy.
     *
     * @param qualifier the alias or version it is on; absent for the function's own
     */
    public record Policy(Optional<String> qualifier, String text) {
        Stream<Grant> grants() {
            return ResourcePolicy.of(text).statements().stream().map(statement -> new Grant(this, statement));
        }
    }

    public Function {
        policies = List.copyOf(policies);
        foreign = List.copyOf(foreign);
    }

    /** Lambda answers alike for a function that is not there and for one that has no policy; its aliases tell. */
    static Optional<Function> of(Target target, Aws aws) {
        String name = target.resource().id();
        LambdaClient lambda = aws.client(LambdaClient::builder);
        try {
            Stream<String> aliases =
                    lambda.listAliasesPaginator(request -> request.functionName(name)).aliases().stream()
                            .map(AliasConfiguration::name);
            List<String> qualifiers = Stream.concat(aliases, target.hint(PubLambdaPolicy.QUALIFIER).stream())
                    .distinct()
                    .toList();
            return Optional.of(of(name, qualifiers, target.resource().account(), lambda, aws));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static Function of(String name, List<String> qualifiers, String account, LambdaClient lambda, Aws aws) {
        Stream<Optional<String>> all =
                Stream.concat(Stream.of(Optional.empty()), qualifiers.stream().map(Optional::of));
        List<Policy> policies = all.flatMap(qualifier -> policy(name, qualifier, lambda).stream())
                .toList();
        List<String> foreign = policies.stream()
                .flatMap(policy -> ResourcePolicy.of(policy.text()).accounts().stream())
                .distinct()
                .filter(other -> !other.equals(account) && !aws.inOrganization(other))
                .toList();
        return new Function(name, policies, foreign);
    }

    private static Optional<Policy> policy(String name, Optional<String> qualifier, LambdaClient lambda) {
        try {
            return Optional.of(new Policy(
                    qualifier,
                    lambda.getPolicy(request -> request.functionName(name).qualifier(qualifier.orElse(null)))
                            .policy()));
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        }
    }

    String at(Policy policy) {
        return new FunctionName(name, policy.qualifier()).toString();
    }

    private Stream<Grant> grants() {
        return policies.stream().flatMap(Policy::grants);
    }

    List<Grant> open() {
        return grants().filter(Grant::open).toList();
    }

    List<Grant> unbound() {
        return grants().filter(Grant::unbound).toList();
    }

    List<Grant> toForeign() {
        return grants().filter(grant -> grant.statement().allows())
                .filter(grant -> grant.statement().accounts().stream().anyMatch(foreign::contains))
                .toList();
    }

    /** All statements, each with where it stands, whatever their order. */
    Set<String> statements() {
        return grants().map(
                        grant -> at(grant.policy()) + " " + grant.statement().text())
                .collect(Collectors.toSet());
    }
}
