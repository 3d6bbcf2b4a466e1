package dev.parapet.remediations.enc_sns;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.KeyPolicy;
import dev.parapet.remediations.shared.KmsKey;
import dev.parapet.remediations.shared.KmsKeyParameter;
import dev.parapet.remediations.shared.Publishers;
import dev.parapet.remediations.shared.ResourcePolicy;
import dev.parapet.remediations.shared.TopicAttribute;
import dev.parapet.remediations.shared.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Messages of a topic lie encrypted, and its publishers are still heard. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncSns implements Guardrail<EncryptedTopic> {
    /** The AWS managed key serves neither S3 nor CloudWatch nor EventBridge, so it is not offered. */
    private static final String ALIAS = "alias/parapet-sns";

    private static final Control CONTROL = new Control(
            "enc-sns",
            "SNS topics are encrypted at rest",
            "A topic keeps messages until each subscriber has them, readable on its disks if it is plain.",
            Severity.MEDIUM,
            Family.MESSAGING,
            Topics.TYPE,
            List.of(
                    new ApiCall("sns", "sns.amazonaws.com", List.of("CreateTopic", "SetTopicAttributes")),
                    new ConfigRule("sns-encrypted-kms", Topics.TYPE),
                    new SecurityHubControl("SNS.1")),
            List.of(TopicAttribute.EFFECT),
            List.of(
                    allow("sns:ListTopics", "*"),
                    allow("sns:GetTopicAttributes", "*"),
                    allow("sns:SetTopicAttributes", "*"),
                    allow("kms:DescribeKey", "key/*"),
                    allow("kms:GetKeyPolicy", "key/*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "SNS.1", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5", "CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SC-7(10) SI-7(6)", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement"),
                    Mapping.of(
                            "hipaa",
                            "164.308(a)(1)(ii)(B) 164.308(a)(4)(ii)(A) 164.312(a)(2)(iv) 164.312(e)(2)(ii)",
                            "prowler")),
            List.of(KmsKeyParameter.standing(ALIAS)));

    private final String key;

    /** With the key that the account has for its topics. */
    public EncSns() {
        this(ALIAS);
    }

    private EncSns(String key) {
        this.key = key;
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
    public Class<EncryptedTopic> state() {
        return EncryptedTopic.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(TopicAttribute.class);
    }

    @Override
    public Guardrail<EncryptedTopic> with(Map<String, JsonNode> parameters) {
        return new EncSns(KmsKeyParameter.in(parameters, "enc-sns").orElse(ALIAS));
    }

    @Override
    public List<Target> targets(Finding finding) {
        return Topics.named(finding);
    }

    @Override
    public Stream<Seen<EncryptedTopic>> survey(Place place, Aws aws) {
        return Topics.in(place, aws);
    }

    /** The key is read only for a topic that has none. */
    @Override
    public Optional<EncryptedTopic> observe(Target target, Aws aws) {
        return Topics.read(target, aws).map(attributes -> {
            Optional<String> set =
                    Optional.ofNullable(attributes.get("KmsMasterKeyId")).filter(id -> !id.isEmpty());
            return new EncryptedTopic(
                    target.resource().id(),
                    attributes.getOrDefault("Policy", ResourcePolicy.EMPTY.text()),
                    set,
                    set.isPresent() ? Optional.empty() : KmsKey.named(key, aws));
        });
    }

    @Override
    public Decision decide(Target target, EncryptedTopic topic) {
        if (topic.key().isPresent()) {
            return new Compliant("messages are encrypted with " + topic.key().get());
        }
        ResourceId id = target.resource();
        Publishers publishers = Publishers.of(ResourcePolicy.of(topic.policy()), "sns:Publish", id.account());
        ByHand steps = new ByHand(id, key, publishers);
        if (topic.offered().isEmpty()) {
            return new Escalate(
                    "messages lie on disk as they came, and there is no %s in %s to set".formatted(key, id.region()),
                    steps.make());
        }
        return withKey(id, topic.offered().get(), publishers, steps);
    }

    private Decision withKey(ResourceId id, KmsKey offered, Publishers publishers, ByHand steps) {
        if (!offered.enabled()) {
            return new Escalate(
                    "messages lie on disk as they came, and %s is not enabled".formatted(key), steps.enable(offered));
        }
        KeyPolicy policy = new KeyPolicy(ResourcePolicy.of(offered.policy()), id);
        if (policy.denies()) {
            return new Escalate(
                    "messages lie on disk as they came, and the policy of %s denies its use to somebody who may be a publisher"
                            .formatted(key),
                    steps.check(offered));
        }
        Publishers silenced = policy.without(publishers);
        if (!policy.admitsCallers() || !silenced.isEmpty()) {
            return new Escalate(
                    "messages lie on disk as they came, and under %s the topic would no longer hear %s"
                            .formatted(key, unheard(policy, silenced)),
                    key.startsWith("alias/aws/") ? steps.make() : steps.open(offered, policy));
        }
        TopicAttribute change = new TopicAttribute(id.id(), "KmsMasterKeyId", "", offered.arn());
        return new Remediate(new Plan(id, List.of(change)), "messages lie on disk as they came");
    }

    private static String unheard(KeyPolicy policy, Publishers silenced) {
        Stream<String> own = policy.admitsCallers() ? Stream.empty() : Stream.of("all of the account's own callers");
        Stream<String> others = silenced.isEmpty() ? Stream.empty() : Stream.of(silenced.toString());
        return String.join(", ", Stream.concat(own, others).toList());
    }

    /** What the key's policy says by now is not the topic's. */
    @Override
    public boolean untouchedSince(EncryptedTopic left, EncryptedTopic now) {
        return left.arn().equals(now.arn()) && left.key().equals(now.key());
    }
}
