package dev.parapet.remediations.tls_sns;

import static dev.parapet.core.Permission.allow;
import static java.nio.charset.StandardCharsets.UTF_8;

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
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.remediations.shared.PlainText;
import dev.parapet.remediations.shared.ResourcePolicy;
import dev.parapet.remediations.shared.TopicAttribute;
import dev.parapet.remediations.shared.Topics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nobody publishes to a topic without TLS. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TlsSns implements Guardrail<TopicPolicy> {
    private static final Control CONTROL = new Control(
            "tls-sns",
            "SNS topics refuse messages without TLS",
            "A publisher that speaks plain HTTP shows its messages, and its signed requests, to whoever is on the way.",
            Severity.MEDIUM,
            Family.MESSAGING,
            Topics.TYPE,
            List.of(new ApiCall(
                    "sns",
                    "sns.amazonaws.com",
                    List.of("CreateTopic", "SetTopicAttributes", "AddPermission", "RemovePermission"))),
            List.of(TopicAttribute.EFFECT),
            List.of(
                    allow("sns:ListTopics", "*"),
                    allow("sns:GetTopicAttributes", "*"),
                    allow("sns:SetTopicAttributes", "*")),
            List.of(),
            List.of(
                    Mapping.of("soc2", "CC6.7", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.20 A.8.24", "judgement")),
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

    /** A topic's policy takes no wildcard over all of SNS; publishing is what carries messages. */
    private static final List<String> CALLS = List.of("sns:Publish");

    /** What SNS takes in a policy (its quotas of policies). */
    private static final int MOST_STATEMENTS = 100;

    private static final int MOST_BYTES = 30 * 1024;

    @Override
    public Optional<TopicPolicy> observe(Target target, Aws aws) {
        return Topics.read(target, aws)
                .map(attributes -> new TopicPolicy(
                        target.resource().id(), attributes.getOrDefault("Policy", ResourcePolicy.EMPTY.text())));
    }

    @Override
    public Decision decide(Target target, TopicPolicy topic) {
        ResourcePolicy policy = topic.read();
        if (PlainText.denied(policy, topic.arn(), CALLS)) {
            return new Compliant("the policy denies messages without TLS");
        }
        ResourcePolicy with = PlainText.deniedIn(policy, topic.arn(), CALLS);
        if (with.statements().size() > MOST_STATEMENTS || with.text().getBytes(UTF_8).length > MOST_BYTES) {
            return noRoom(target, topic);
        }
        return new Remediate(
                new Plan(target.resource(), List.of(topic.change(with))), "the topic takes messages without TLS");
    }

    private static Decision noRoom(Target target, TopicPolicy topic) {
        String where = "--region %s --topic-arn %s".formatted(target.resource().region(), topic.arn());
        return new Escalate(
                "the topic takes messages without TLS, and its policy has no room for one more statement (%d statements or %d bytes at most)"
                        .formatted(MOST_STATEMENTS, MOST_BYTES),
                List.of(
                        "read the policy, and join statements that differ in one element only: aws sns get-topic-attributes %s --query Attributes.Policy --output text"
                                .formatted(where),
                        "add this statement: "
                                + PlainText.deniedIn(ResourcePolicy.EMPTY, topic.arn(), CALLS)
                                        .statements()
                                        .getFirst()
                                        .text(),
                        "set the result: aws sns set-topic-attributes %s --attribute-name Policy --attribute-value file://policy.json"
                                .formatted(where)));
    }

    @Override
    public boolean untouchedSince(TopicPolicy left, TopicPolicy now) {
        return left.arn().equals(now.arn()) && left.read().equals(now.read());
    }
}
