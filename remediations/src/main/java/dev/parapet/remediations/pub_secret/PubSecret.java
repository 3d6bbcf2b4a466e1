package dev.parapet.remediations.pub_secret;

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
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** No secret lets everybody read it. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubSecret implements Guardrail<Secret> {
    private static final String TYPE = "AWS::SecretsManager::Secret";

    private static final Control CONTROL = new Control(
            "pub-secret",
            "Secrets are not open to everybody",
            "A secret that any AWS account may read is a password on the street: whoever learns its name takes what it opens.",
            Severity.CRITICAL,
            Family.IDENTITY,
            TYPE,
            List.of(
                    new ApiCall("secretsmanager", "secretsmanager.amazonaws.com", List.of("PutResourcePolicy")),
                    new ExternalAccess(TYPE)),
            List.of(SetResourcePolicy.PUT, SetResourcePolicy.DELETE),
            List.of(
                    allow("secretsmanager:ListSecrets", "*"),
                    allow("secretsmanager:GetResourcePolicy", "secret:*"),
                    allow("secretsmanager:DescribeSecret", "secret:*"),
                    allow("secretsmanager:PutResourcePolicy", "secret:*"),
                    allow("secretsmanager:DeleteResourcePolicy", "secret:*")),
            List.of("RCP-1"),
            List.of(
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.5.17 A.8.3", "judgement")),
            List.of());

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Secret> state() {
        return Secret.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetResourcePolicy.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : finding.named(TYPE);
    }

    /** The answer has the ARN; a request may name the secret in three ways. */
    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        return Stream.of(
                        call.response().path("aRN"),
                        call.response().path("arn"),
                        call.request().path("secretId"))
                .map(id -> id.asText(""))
                .filter(id -> id.matches("(?:arn:[\\w-]+:secretsmanager:[\\w-]+:%s:secret:)?[\\w/+=.@-]{1,519}"
                        .formatted(call.origin().account())))
                .findFirst()
                .map(id -> call.origin().resource(TYPE, id));
    }

    @Override
    public Stream<Seen<Secret>> survey(Place place, Aws aws) {
        return aws.client(SecretsManagerClient::builder).listSecretsPaginator().stream()
                .flatMap(page -> page.secretList().stream())
                .map(secret -> Seen.named(place.resource(TYPE, secret.arn())));
    }

    /** One read; a second one tells whose an open secret is. A secret that waits to be deleted refuses to be looked at. */
    @Override
    public Optional<Secret> observe(Target target, Aws aws) {
        String id = target.resource().id();
        SecretsManagerClient secrets = aws.client(SecretsManagerClient::builder);
        try {
            GetResourcePolicyResponse found = secrets.getResourcePolicy(request -> request.secretId(id));
            Secret secret = new Secret(
                    found.arn(), Optional.ofNullable(found.resourcePolicy()), Optional.empty(), Optional.empty());
            return Optional.of(secret.document().isOpen() ? described(secret, secrets) : secret);
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        } catch (InvalidRequestException refusal) {
            if (String.valueOf(refusal.getMessage()).contains("marked for deletion")) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static Secret described(Secret secret, SecretsManagerClient secrets) {
        DescribeSecretResponse found = secrets.describeSecret(request -> request.secretId(secret.arn()));
        return new Secret(
                secret.arn(),
                secret.policy(),
                Optional.ofNullable(found.primaryRegion()),
                found.tags().stream()
                        .filter(tag -> tag.key().equals("aws:cloudformation:stack-name"))
                        .map(tag -> "CloudFormation stack " + tag.value())
                        .findFirst());
    }

    @Override
    public ResourceId resource(Target target, Secret secret) {
        ResourceId asked = target.resource();
        return new ResourceId(asked.partition(), asked.account(), asked.region(), TYPE, secret.arn());
    }

    @Override
    public Decision decide(Target target, Secret secret) {
        ResourcePolicy policy = secret.document();
        if (!policy.isOpen()) {
            return new Compliant("the secret's policy lets nobody in whom it does not name or pin down");
        }
        ResourceId id = resource(target, secret);
        String open = policy.open().stream().map(PubSecret::name).collect(joining(", "));
        if (secret.replicaOf().filter(primary -> !primary.equals(id.region())).isPresent()) {
            String primary = secret.replicaOf().get();
            return new Escalate(
                    "the secret is open to everybody by %s, and it is a replica: its policy is changed in %s only"
                            .formatted(open, primary),
                    byHand(primary, id.id().replace(":" + id.region() + ":", ":" + primary + ":")));
        }
        Action action = new SetResourcePolicy(
                secret.arn(), secret.policy(), policy.without(Statement::isOpen).map(ResourcePolicy::text));
        return new Remediate(
                new Plan(id, List.of(action)),
                "the secret is open to everybody by %s; change what it holds, too".formatted(open));
    }

    private static List<String> byHand(String region, String arn) {
        return List.of(
                "aws secretsmanager get-resource-policy --region %s --secret-id %s --query ResourcePolicy --output text > policy.json"
                        .formatted(region, arn),
                "aws secretsmanager put-resource-policy --region %s --secret-id %s --block-public-policy --resource-policy file://policy.json, without the open statements"
                        .formatted(region, arn));
    }

    private static String name(Statement statement) {
        return statement.sid().isEmpty() ? "a statement without a name" : "statement " + statement.sid();
    }

    @Override
    public Optional<String> managedBy(Secret secret) {
        return secret.managedBy();
    }

    /** AWS gives a policy back with other blanks; whom the secret belongs to is not asked again once it is closed. */
    @Override
    public boolean untouchedSince(Secret left, Secret now) {
        return left.arn().equals(now.arn()) && ResourcePolicy.same(left.policy(), now.policy());
    }
}
