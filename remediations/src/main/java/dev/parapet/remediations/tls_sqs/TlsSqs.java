package dev.parapet.remediations.tls_sqs;

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
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.remediations.shared.PlainText;
import dev.parapet.remediations.shared.QueueAttribute;
import dev.parapet.remediations.shared.Queues;
import dev.parapet.remediations.shared.ResourcePolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Nobody reaches a queue without TLS. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TlsSqs implements Guardrail<QueuePolicy> {
    private static final Control CONTROL = new Control(
            "tls-sqs",
            "SQS queues refuse requests without TLS",
            "A client that speaks plain HTTP shows its messages, and its signed requests, to whoever is on the way.",
            Severity.MEDIUM,
            Family.MESSAGING,
            Queues.TYPE,
            List.of(new ApiCall(
                    "sqs",
                    "sqs.amazonaws.com",
                    List.of("CreateQueue", "SetQueueAttributes", "AddPermission", "RemovePermission"))),
            List.of(QueueAttribute.EFFECT),
            List.of(
                    allow("sqs:ListQueues", "*"),
                    allow("sqs:GetQueueUrl", "*"),
                    allow("sqs:GetQueueAttributes", "*"),
                    allow("sqs:SetQueueAttributes", "*")),
            List.of("RCP-3"),
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

    /** The calls by which messages and settings go over the wire; a denial may name them one by one. */
    private static final List<String> CALLS =
            List.of("sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:SetQueueAttributes");

    /** What SQS takes in a policy (its quotas of policies). */
    private static final int MOST_STATEMENTS = 20;

    private static final int MOST_BYTES = 8192;

    @Override
    public Optional<QueuePolicy> observe(Target target, Aws aws) {
        return Queues.read(target, aws, QueueAttributeName.POLICY).map(QueuePolicy::of);
    }

    @Override
    public Decision decide(Target target, QueuePolicy queue) {
        ResourceId id = target.resource();
        String arn = "arn:%s:sqs:%s:%s:%s".formatted(id.partition(), id.region(), id.account(), queue.name());
        ResourcePolicy policy = queue.read();
        if (PlainText.denied(policy, arn, CALLS)) {
            return new Compliant("the policy denies requests without TLS");
        }
        ResourcePolicy with = PlainText.deniedIn(policy, arn, List.of("sqs:*"));
        if (with.statements().size() > MOST_STATEMENTS || with.text().getBytes(UTF_8).length > MOST_BYTES) {
            return noRoom(id, queue, arn);
        }
        return new Remediate(
                new Plan(id, List.of(queue.change(Optional.of(with)))), "the queue takes requests without TLS");
    }

    private static Decision noRoom(ResourceId id, QueuePolicy queue, String arn) {
        String where = "--region %s --queue-url %s".formatted(id.region(), queue.url());
        return new Escalate(
                "the queue takes requests without TLS, and its policy has no room for one more statement (%d statements or %d bytes at most)"
                        .formatted(MOST_STATEMENTS, MOST_BYTES),
                List.of(
                        "read the policy, and join statements that differ in one element only: aws sqs get-queue-attributes %s --attribute-names Policy"
                                .formatted(where),
                        "add this statement: "
                                + PlainText.deniedIn(ResourcePolicy.EMPTY, arn, List.of("sqs:*"))
                                        .statements()
                                        .getFirst()
                                        .text(),
                        "set the result: aws sqs set-queue-attributes %s --attributes file://policy.json, in which {\"Policy\": \"…\"} is the result as text"
                                .formatted(where)));
    }

    @Override
    public boolean untouchedSince(QueuePolicy left, QueuePolicy now) {
        return left.name().equals(now.name()) && ResourcePolicy.same(left.policy(), now.policy());
    }
}
