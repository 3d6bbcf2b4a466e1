package dev.parapet.remediations.enc_sqs;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
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
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.KmsKeyParameter;
import dev.parapet.remediations.shared.Publishers;
import dev.parapet.remediations.shared.QueueAttribute;
import dev.parapet.remediations.shared.Queues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Messages in a queue lie encrypted. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncSqs implements Guardrail<EncryptedQueue> {
    private static final Control CONTROL = new Control(
            "enc-sqs",
            "SQS queues are encrypted at rest",
            "Messages of a plain queue lie readable on its disks for up to a fortnight.",
            Severity.MEDIUM,
            Family.MESSAGING,
            Queues.TYPE,
            List.of(
                    new ApiCall("sqs", "sqs.amazonaws.com", List.of("CreateQueue", "SetQueueAttributes")),
                    new SecurityHubControl("SQS.1")),
            List.of(QueueAttribute.EFFECT),
            List.of(
                    allow("sqs:ListQueues", "*"),
                    allow("sqs:GetQueueUrl", "*"),
                    allow("sqs:GetQueueAttributes", "*"),
                    allow("sqs:SetQueueAttributes", "*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "SQS.1", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5", "CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SC-7(10) SI-7(6)", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement")),
            List.of(KmsKeyParameter.standing("none: SQS encrypts with a key of its own")));

    private final Optional<String> key;

    /** With SQS's own key. */
    public EncSqs() {
        this(Optional.empty());
    }

    private EncSqs(Optional<String> key) {
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
    public Class<EncryptedQueue> state() {
        return EncryptedQueue.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(QueueAttribute.class);
    }

    @Override
    public Guardrail<EncryptedQueue> with(Map<String, JsonNode> parameters) {
        return new EncSqs(KmsKeyParameter.in(parameters, "enc-sqs"));
    }

    @Override
    public List<Target> targets(Finding finding) {
        return Queues.named(finding);
    }

    @Override
    public Stream<Seen<EncryptedQueue>> survey(Place place, Aws aws) {
        return Queues.in(place, aws);
    }

    @Override
    public Optional<EncryptedQueue> observe(Target target, Aws aws) {
        return Queues.read(target, aws, needed()).map(EncryptedQueue::of);
    }

    private QueueAttributeName[] needed() {
        Stream<QueueAttributeName> encryption =
                Stream.of(QueueAttributeName.KMS_MASTER_KEY_ID, QueueAttributeName.SQS_MANAGED_SSE_ENABLED);
        return Stream.concat(encryption, key.map(id -> QueueAttributeName.POLICY).stream())
                .toArray(QueueAttributeName[]::new);
    }

    @Override
    public Decision decide(Target target, EncryptedQueue queue) {
        if (queue.key().isPresent()) {
            return new Compliant("messages are encrypted with " + queue.key().get());
        }
        if (queue.managed()) {
            return new Compliant("messages are encrypted with a key of SQS's own");
        }
        Publishers senders = queue.senders(target.resource().account());
        return key.isPresent() && senders.isEmpty()
                ? encrypt(target, queue.change(QueueAttributeName.KMS_MASTER_KEY_ID, "", key.get()), "")
                : encrypt(
                        target,
                        queue.change(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "false", "true"),
                        key.map(id ->
                                        "; %s may send, and nobody has shown that they may use %s, so SQS takes a key of its own"
                                                .formatted(senders, id))
                                .orElse(""));
    }

    private static Decision encrypt(Target target, QueueAttribute change, String remark) {
        return new Remediate(
                new Plan(target.resource(), List.of(change)), "messages lie on disk as they came" + remark);
    }

    /** The policy is another matter. */
    @Override
    public boolean untouchedSince(EncryptedQueue left, EncryptedQueue now) {
        return left.managed() == now.managed() && left.key().equals(now.key());
    }
}
