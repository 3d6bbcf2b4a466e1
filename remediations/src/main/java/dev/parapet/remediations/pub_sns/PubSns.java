package dev.parapet.remediations.pub_sns;

import static dev.parapet.core.Permission.allow;

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
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.ResourcePolicy;
import dev.parapet.remediations.shared.Statement;
import dev.parapet.remediations.shared.TopicAttribute;
import dev.parapet.remediations.shared.Topics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A topic is open to those whom its owner knows. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubSns implements Guardrail<TopicPolicy> {
    private static final Control CONTROL = new Control(
            "pub-sns",
            "SNS topics are not open to everybody",
            "Whoever knows the name of an open topic can listen to what it tells, or tell its subscribers lies.",
            Severity.HIGH,
            Family.MESSAGING,
            Topics.TYPE,
            List.of(
                    new ApiCall(
                            "sns", "sns.amazonaws.com", List.of("CreateTopic", "SetTopicAttributes", "AddPermission")),
                    new ConfigRule("sns-topic-no-public-access", Topics.TYPE),
                    new SecurityHubControl("SNS.4"),
                    new ExternalAccess(Topics.TYPE)),
            List.of(TopicAttribute.EFFECT),
            List.of(
                    allow("sns:ListTopics", "*"),
                    allow("sns:GetTopicAttributes", "*"),
                    allow("sns:SetTopicAttributes", "*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "SNS.4", "securityhub"),
                    Mapping.of("cis-7.0", "2.21", "prowler"),
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement")),
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
    public Class<TopicPolicy> state() {
        return TopicPolicy.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(TopicAttribute.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return Topics.named(finding);
    }

    @Override
    public Stream<Seen<TopicPolicy>> survey(Place place, Aws aws) {
        return Topics.in(place, aws);
    }

    @Override
    public Optional<TopicPolicy> observe(Target target, Aws aws) {
        return Topics.read(target, aws).map(attributes -> {
            String policy = attributes.getOrDefault("Policy", ResourcePolicy.EMPTY.text());
            return new TopicPolicy(
                    target.resource().id(),
                    policy,
                    ResourcePolicy.of(policy).accounts().stream()
                            .filter(account -> !account.equals(target.resource().account()))
                            .filter(account -> !aws.inOrganization(account))
                            .toList());
        });
    }

    /** What else the policy says stays to the letter. A topic cannot be without a policy: the last statement makes way for AWS's own. */
    @Override
    public Decision decide(Target target, TopicPolicy topic) {
        ResourcePolicy policy = topic.read();
        if (policy.isOpen()) {
            ResourcePolicy closed =
                    policy.without(Statement::isOpen).orElseGet(() -> OwnersOnly.policy(target.resource()));
            return new Remediate(
                    new Plan(target.resource(), List.of(topic.change(closed))),
                    "the policy lets everybody in, and no condition says whom");
        }
        return topic.strangers().isEmpty()
                ? new Compliant("the policy lets in only whom it names")
                : strangers(target.resource(), topic);
    }

    private static Decision strangers(ResourceId id, TopicPolicy topic) {
        String accounts = String.join(", ", topic.strangers());
        return new Escalate(
                "the policy names accounts outside the organization: " + accounts,
                List.of(
                        "ask the owner of the topic whether %s should be there".formatted(accounts),
                        "if so: exempt the topic; if not: aws sns set-topic-attributes --region %s --topic-arn %s --attribute-name Policy --attribute-value file://policy.json, which is the policy without them"
                                .formatted(id.region(), topic.arn())));
    }

    @Override
    public boolean untouchedSince(TopicPolicy left, TopicPolicy now) {
        return left.arn().equals(now.arn()) && left.read().equals(now.read());
    }
}
