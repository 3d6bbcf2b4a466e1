package dev.parapet.remediations.pub_ecr;

import static dev.parapet.core.Permission.allow;
import static java.util.stream.Collectors.joining;

import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ExternalAccess;
import dev.parapet.remediations.shared.ResourcePolicy;
import dev.parapet.remediations.shared.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryPolicyNotFoundException;

/** No private repository lets everybody pull from it or push to it. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubEcr implements Guardrail<PubEcr.Repository> {
    private static final String TYPE = "AWS::ECR::Repository";
    private static final String NAME = "(?=.{2,256}$)[a-z0-9]+(?:[._/-]+[a-z0-9]+)*";

    private static final Control CONTROL = new Control(
            "pub-ecr",
            "Image repositories are not open to everybody",
            "Images hold code, and often credentials; where everybody may push, what is deployed next is theirs.",
            Severity.HIGH,
            Family.COMPUTE,
            TYPE,
            List.of(new ApiCall("ecr", "ecr.amazonaws.com", List.of("SetRepositoryPolicy")), new ExternalAccess(TYPE)),
            List.of(SetRepositoryPolicy.SET, SetRepositoryPolicy.DELETE),
            List.of(
                    allow("ecr:DescribeRepositories", "*"),
                    allow("ecr:GetRepositoryPolicy", "repository/*"),
                    allow("ecr:SetRepositoryPolicy", "repository/*"),
                    allow("ecr:DeleteRepositoryPolicy", "repository/*")),
            List.of(),
            List.of(
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement")),
            List.of());

    /**
     * What the decision needs of a repository.
     *
     * @param policy its policy as it was set; absent where it has none
     * @param foreign the accounts outside the organization that it lets in
     */
    public record Repository(String name, Optional<String> policy, List<String> foreign) {
        public Repository {
            foreign = List.copyOf(foreign);
        }

        ResourcePolicy document() {
            return policy.map(ResourcePolicy::of).orElse(ResourcePolicy.EMPTY);
        }
    }

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Repository> state() {
        return Repository.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetRepositoryPolicy.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : finding.named(TYPE);
    }

    /** A call may name the registry of another account: that is its own to judge. */
    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        String account = call.origin().account();
        return Optional.of(call.request().path("repositoryName").asText(""))
                .filter(name -> name.matches(NAME))
                .filter(name ->
                        call.request().path("registryId").asText(account).equals(account))
                .map(name -> call.origin().resource(TYPE, name));
    }

    @Override
    public Stream<Seen<Repository>> survey(Place place, Aws aws) {
        return aws.client(EcrClient::builder).describeRepositoriesPaginator().repositories().stream()
                .map(repository -> Seen.named(place.resource(TYPE, repository.repositoryName())));
    }

    @Override
    public Optional<Repository> observe(Target target, Aws aws) {
        String name = target.resource().id();
        try {
            String policy = aws.client(EcrClient::builder)
                    .getRepositoryPolicy(request -> request.repositoryName(name))
                    .policyText();
            List<String> foreign = ResourcePolicy.of(policy).accounts().stream()
                    .filter(account -> !account.equals(target.resource().account()) && !aws.inOrganization(account))
                    .toList();
            return Optional.of(new Repository(name, Optional.of(policy), foreign));
        } catch (RepositoryPolicyNotFoundException none) {
            return Optional.of(new Repository(name, Optional.empty(), List.of()));
        } catch (RepositoryNotFoundException gone) {
            return Optional.empty();
        }
    }

    @Override
    public Decision decide(Target target, Repository repository) {
        ResourcePolicy policy = repository.document();
        if (policy.isOpen()) {
            Action action = new SetRepositoryPolicy(
                    repository.name(),
                    repository.policy(),
                    policy.without(Statement::isOpen).map(ResourcePolicy::text));
            return new Remediate(
                    new Plan(target.resource(), List.of(action)),
                    "the repository is open to everybody by %s; other accounts that pull by that will be refused"
                            .formatted(policy.open().stream().map(PubEcr::name).collect(joining(", "))));
        }
        return repository.foreign().isEmpty()
                ? new Compliant("the repository lets nobody in whom its policy does not name or pin down")
                : new Escalate(
                        "the repository lets in account %s outside the organization"
                                .formatted(String.join(", ", repository.foreign())),
                        byHand(target.resource()));
    }

    private static String name(Statement statement) {
        return statement.sid().isEmpty() ? "a statement without a name" : "statement " + statement.sid();
    }

    private static List<String> byHand(ResourceId id) {
        return List.of(
                "aws ecr get-repository-policy --region %s --repository-name %s --query policyText --output text > policy.json"
                        .formatted(id.region(), id.id()),
                "unless the account is a partner's: aws ecr set-repository-policy --region %s --repository-name %s --policy-text file://policy.json, without it"
                        .formatted(id.region(), id.id()));
    }

    @Override
    public boolean untouchedSince(Repository left, Repository now) {
        return left.name().equals(now.name()) && ResourcePolicy.same(left.policy(), now.policy());
    }
}
