package dev.parapet.remediations.pub_sqs;

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
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.ExternalAccess;
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.QueueAttribute;
import dev.parapet.remediations.shared.Queues;
import dev.parapet.remediations.shared.ResourcePolicy;
import dev.parapet.remediations.shared.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue is open to those whom its owner knows. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubSqs implements Guardrail<QueuePolicy> {
    private static final Control CONTROL = new Control(
            "pub-sqs",
            "SQS queues are not open to everybody",
            "Whoever knows the name of an open queue can read its messages, remove them, or feed false ones to what works them off.",
            Severity.HIGH,
            Family.MESSAGING,
            Queues.TYPE,
            List.of(
                    new ApiCall(
                            "sqs", "sqs.amazonaws.com", List.of("CreateQueue", "SetQueueAttributes", "AddPermission")),
                    new ConfigRule("sqs-queue-no-public-access", Queues.TYPE),
                    new SecurityHubControl("SQS.3"),
                    new ExternalAccess(Queues.TYPE)),
            List.of(QueueAttribute.EFFECT),
            List.of(
                    allow("sqs:ListQueues", "*"),
                    allow("sqs:GetQueueUrl", "*"),
                    allow("sqs:GetQueueAttributes", "*"),
                    allow("sqs:SetQueueAttributes", "*")),
            List.of("RCP-1"),
            List.of(
                    Mapping.of("fsbp", "SQS.3", "securityhub"),
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
    public Class<QueuePolicy> state() {
        return QueuePolicy.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(QueueAttribute.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return Queues.named(finding);
    }

    @Override
    public Stream<Seen<QueuePolicy>> survey(Place place, Aws aws) {
        return Queues.in(place, aws);
    }

    @Override
    public Optional<QueuePolicy> observe(Target target, Aws aws) {
        return Queues.read(target, aws, QueueAttributeName.POLICY).map(queue -> {
            QueuePolicy known = QueuePolicy.of(queue, List.of());
            return QueuePolicy.of(
                    queue,
                    known.read().accounts().stream()
                            .filter(account -> !account.equals(target.resource().account()))
                            .filter(account -> !aws.inOrganization(account))
                            .toList());
        });
    }

    /** What else the policy says stays to the letter. */
    @Override
    public Decision decide(Target target, QueuePolicy queue) {
        ResourcePolicy policy = queue.read();
        if (policy.isOpen()) {
            return new Remediate(
                    new Plan(target.resource(), List.of(queue.change(policy.without(Statement::isOpen)))),
                    "the policy lets everybody in, and no condition says whom");
        }
        if (queue.strangers().isEmpty()) {
            return new Compliant("the policy lets in only whom it names");
        }
        return new Escalate(
                "the policy names accounts outside the organization: " + String.join(", ", queue.strangers()),
                List.of(
                        "ask the owner of the queue whether %s should be there"
                                .formatted(String.join(", ", queue.strangers())),
                        "if so: exempt the queue; if not: aws sqs set-queue-attributes --region %s --queue-url %s --attributes file://policy.json, in which {\"Policy\": \"…\"} is the policy without them"
                                .formatted(target.resource().region(), queue.url())));
    }

    @Override
    public boolean untouchedSince(QueuePolicy left, QueuePolicy now) {
        return left.name().equals(now.name()) && ResourcePolicy.same(left.policy(), now.policy());
    }
}
