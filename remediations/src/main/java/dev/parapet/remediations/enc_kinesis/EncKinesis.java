package dev.parapet.remediations.enc_kinesis;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Origin;
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
import dev.parapet.remediations.shared.KmsKeyParameter;
import dev.parapet.remediations.shared.ResourcePolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/** Records in a stream lie encrypted. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncKinesis implements Guardrail<DataStream> {
    private static final String TYPE = "AWS::Kinesis::Stream";
    private static final String MANAGED = "alias/aws/kinesis";

    private static final Control CONTROL = new Control(
            "enc-kinesis",
            "Kinesis streams are encrypted at rest",
            "Records of a plain stream lie readable on its disks for as long as it keeps them, up to a year.",
            Severity.MEDIUM,
            Family.MESSAGING,
            TYPE,
            List.of(
                    new ApiCall("kinesis", "kinesis.amazonaws.com", List.of("CreateStream", "StopStreamEncryption")),
                    new ConfigRule("kinesis-stream-encrypted", TYPE),
                    new SecurityHubControl("Kinesis.1")),
            List.of(SetEncryption.START, SetEncryption.STOP),
            List.of(
                    allow("kinesis:ListStreams", "*"),
                    allow("kinesis:DescribeStreamSummary", "stream/*"),
                    allow("kinesis:GetResourcePolicy", "stream/*"),
                    allow("kinesis:StartStreamEncryption", "stream/*"),
                    allow("kinesis:StopStreamEncryption", "stream/*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "Kinesis.1", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5", "CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SC-7(10) SI-7(6)", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement")),
            List.of(KmsKeyParameter.standing("the AWS managed key " + MANAGED)));

    private final String key;

    /** With the AWS managed key. */
    public EncKinesis() {
        this(MANAGED);
    }

    private EncKinesis(String key) {
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
    public Class<DataStream> state() {
        return DataStream.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetEncryption.class);
    }

    @Override
    public Guardrail<DataStream> with(Map<String, JsonNode> parameters) {
        return new EncKinesis(KmsKeyParameter.in(parameters, "enc-kinesis").orElse(MANAGED));
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : finding.named(TYPE);
    }

    /** A request may name the stream or give its ARN, which counts where it is one of the call's own account and region. */
    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        Origin origin = call.origin();
        String home = "arn:%s:kinesis:%s:%s:stream/".formatted(origin.partition(), origin.region(), origin.account());
        String arn = call.request().path("streamARN").asText("");
        return Stream.of(
                        call.request().path("streamName").asText(""),
                        arn.startsWith(home) ? arn.substring(home.length()) : "")
                .filter(name -> name.matches("[\\w.-]{1,128}"))
                .findFirst()
                .map(name -> call.origin().resource(TYPE, name));
    }

    @Override
    public Stream<Seen<DataStream>> survey(Place place, Aws aws) {
        return aws.client(KinesisClient::builder).listStreamsPaginator().stream()
                .flatMap(page -> page.streamNames().stream())
                .map(name -> Seen.named(place.resource(TYPE, name)));
    }

    @Override
    public Optional<DataStream> observe(Target target, Aws aws) {
        KinesisClient kinesis = aws.client(KinesisClient::builder);
        try {
            StreamDescriptionSummary stream = kinesis.describeStreamSummary(
                            request -> request.streamName(target.resource().id()))
                    .streamDescriptionSummary();
            return Optional.of(DataStream.of(
                    stream,
                    stream.encryptionType() == EncryptionType.KMS
                            ? List.of()
                            : guests(
                                    kinesis,
                                    stream.streamARN(),
                                    target.resource().account())));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    /** A stream need not have a policy; that it has none must not look as if it were gone. */
    private static List<String> guests(KinesisClient kinesis, String arn, String owner) {
        try {
            return Optional.ofNullable(kinesis.getResourcePolicy(request -> request.resourceARN(arn))
                            .policy())
                    .filter(text -> !text.isBlank())
                    .map(text -> ResourcePolicy.of(text).accounts())
                    .orElse(Set.of())
                    .stream()
                    .filter(account -> !account.equals(owner))
                    .toList();
        } catch (ResourceNotFoundException none) {
            return List.of();
        }
    }

    @Override
    public Decision decide(Target target, DataStream stream) {
        if (stream.key().isPresent()) {
            return new Compliant("records are encrypted with " + stream.key().get());
        }
        if (stream.status().equals("DELETING")) {
            return new Compliant("the stream is being deleted");
        }
        if (!stream.guests().isEmpty() && key.equals(MANAGED)) {
            return shared(target.resource(), stream);
        }
        Plan plan = new Plan(
                target.resource(), List.of(new SetEncryption(stream.name(), Optional.empty(), Optional.of(key))));
        return stream.status().equals("ACTIVE")
                ? new Remediate(plan, "records lie on disk as they came")
                : new Postpone(
                        plan,
                        "records lie on disk as they came, and the stream is %s; Kinesis changes it once it is ACTIVE"
                                .formatted(stream.status()));
    }

    private static Decision shared(ResourceId id, DataStream stream) {
        String guests = String.join(", ", stream.guests());
        return new Escalate(
                "records lie on disk as they came, and under %s the accounts the stream is shared with would be shut out: %s"
                        .formatted(MANAGED, guests),
                List.of(
                        "make a customer managed key whose policy lets this account and %s use kms:GenerateDataKey and kms:Decrypt, and have them grant it to their producers and consumers"
                                .formatted(guests),
                        "aws kinesis start-stream-encryption --region %s --stream-name %s --encryption-type KMS --key-id KEY-ARN"
                                .formatted(id.region(), stream.name())));
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().equals("StartStreamEncryption");
    }

    /** The status comes and goes by itself. An alias is shown as it was set, so the key is compared as it stands. */
    @Override
    public boolean untouchedSince(DataStream left, DataStream now) {
        return left.name().equals(now.name()) && left.key().equals(now.key());
    }
}
