package dev.parapet.remediations.pub_kms;

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
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.ExternalAccess;
import dev.parapet.remediations.shared.ResourcePolicy;
import dev.parapet.remediations.shared.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** No key lets everybody use it. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubKms implements Guardrail<PubKms.Key> {
    private static final String TYPE = "AWS::KMS::Key";

    /** A key's id, alone or at the end of its ARN. An alias names a key only as long as it points there. */
    private static final Pattern ID = Pattern.compile(
            "(?:arn:[\\w-]+:kms:[\\w-]+:\\d{12}:key/)?(mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private static final Control CONTROL = new Control(
            "pub-kms",
            "KMS keys are not open to everybody",
            "Whoever may use the key reads every copy of what it encrypts, and may hold it to ransom under a key policy of theirs.",
            Severity.HIGH,
            Family.IDENTITY,
            TYPE,
            List.of(
                    new ApiCall("kms", "kms.amazonaws.com", List.of("PutKeyPolicy", "CreateKey")),
                    new ConfigRule("kms-key-policy-no-public-access", TYPE),
                    new ExternalAccess(TYPE)),
            List.of(SetKeyPolicy.EFFECT),
            List.of(
                    allow("kms:ListKeys", "*"),
                    allow("kms:GetKeyPolicy", "key/*"),
                    allow("kms:DescribeKey", "key/*"),
                    allow("kms:PutKeyPolicy", "key/*")),
            List.of(),
            List.of(
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.24", "judgement")),
            List.of());

    /**
     * What the decision needs of a key.
     *
     * @param policy its key policy, as it was put
     * @param ofAws whether AWS manages it; asked only where the policy is open
     */
    public record Key(String id, String policy, boolean ofAws) {}

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Key> state() {
        return Key.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetKeyPolicy.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : finding.named(TYPE);
    }

    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        return Stream.of(
                        call.response().path("keyMetadata").path("keyId"),
                        call.request().path("keyId"))
                .map(id -> ID.matcher(id.asText("")))
                .filter(Matcher::matches)
                .findFirst()
                .map(id -> call.origin().resource(TYPE, id.group(1)));
    }

    @Override
    public Stream<Seen<Key>> survey(Place place, Aws aws) {
        return aws.client(KmsClient::builder).listKeysPaginator().keys().stream()
                .map(key -> Seen.named(place.resource(TYPE, key.keyId())));
    }

    @Override
    public Optional<Key> observe(Target target, Aws aws) {
        String id = target.resource().id();
        KmsClient kms = aws.client(KmsClient::builder);
        try {
            String policy = kms.getKeyPolicy(request -> request.keyId(id).policyName("default"))
                    .policy();
            return Optional.of(new Key(id, policy, ResourcePolicy.of(policy).isOpen() && ofAws(id, kms)));
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    private static boolean ofAws(String id, KmsClient kms) {
        return kms.describeKey(request -> request.keyId(id)).keyMetadata().keyManager() == KeyManagerType.AWS;
    }

    @Override
    public Decision decide(Target target, Key key) {
        ResourcePolicy policy = ResourcePolicy.of(key.policy());
        if (!policy.isOpen()) {
            return new Compliant("the key's policy lets nobody in whom it does not name or pin down");
        }
        if (key.ofAws()) {
            return new Escalate("the key's policy is open, and AWS manages the key: nobody else can change it");
        }
        ResourceId id = target.resource();
        String open = policy.open().stream().map(PubKms::name).collect(joining(", "));
        return policy.without(Statement::isOpen)
                .filter(kept -> kept.statements().stream().anyMatch(statement -> administers(statement, id)))
                .<Decision>map(kept -> new Remediate(
                        new Plan(id, List.of(new SetKeyPolicy(key.id(), key.policy(), kept.text()))),
                        "the key is open to everybody by %s, and whoever relies on that loses it".formatted(open)))
                .orElseGet(() -> new Escalate(
                        "the key is open to everybody by %s, and without it no statement would leave the key to its account"
                                .formatted(open),
                        byHand(id)));
    }

    private static String name(Statement statement) {
        return statement.sid().isEmpty() ? "a statement without a name" : "statement " + statement.sid();
    }

    /**
     * Whether a statement leaves the key to the account's own IAM, unconditionally. Only that keeps it with whoever administers
     * the account, Parapet included; KMS refuses a policy that shuts its author out.
     */
    private static boolean administers(Statement statement, ResourceId id) {
        String root = "arn:%s:iam::%s:root".formatted(id.partition(), id.account());
        return statement.allows()
                && principals(statement).anyMatch(principal -> principal.equals(root) || principal.equals(id.account()))
                && statement.text().path("Condition").isEmpty()
                && statement.actions().stream()
                        .anyMatch(action -> action.equals("*") || action.matches("(?i)kms:(\\*|Put\\*|PutKeyPolicy)"));
    }

    private static Stream<String> principals(Statement statement) {
        var principals = statement.text().path("Principal").path("AWS");
        return principals.isArray()
                ? principals.valueStream().map(principal -> principal.asText())
                : Stream.of(principals.asText());
    }

    private static List<String> byHand(ResourceId id) {
        return List.of(
                "aws kms get-key-policy --region %s --key-id %s --query Policy --output text > policy.json"
                        .formatted(id.region(), id.id()),
                "in policy.json replace the open statement by one for the account: {\"Sid\":\"EnableIamPolicies\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:%s:iam::%s:root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}"
                        .formatted(id.partition(), id.account()),
                "aws kms put-key-policy --region %s --key-id %s --policy-name default --policy file://policy.json"
                        .formatted(id.region(), id.id()));
    }

    /** KMS gives a policy back as it was put, but for blanks. */
    @Override
    public boolean untouchedSince(Key left, Key now) {
        return left.id().equals(now.id()) && ResourcePolicy.same(Optional.of(left.policy()), Optional.of(now.policy()));
    }
}
