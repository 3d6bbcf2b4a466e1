package dev.parapet.remediations.enc_kinesis;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Postpone;
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
import dev.parapet.remediations.shared.KmsKeyParameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

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

    /** A request may name the stream or give its ARN. */
    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        String arn = call.request().path("streamARN").asText("");
        return Stream.of(call.request().path("streamName").asText(""), arn.substring(arn.lastIndexOf('/') + 1))
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
        try {
            return Optional.of(DataStream.of(aws.client(KinesisClient::builder)
                    .describeStreamSummary(
                            request -> request.streamName(target.resource().id()))
                    .streamDescriptionSummary()));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
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
        Plan plan = new Plan(
                target.resource(), List.of(new SetEncryption(stream.name(), Optional.empty(), Optional.of(key))));
        return stream.status().equals("ACTIVE")
                ? new Remediate(plan, "records lie on disk as they came")
                : new Postpone(
                        plan,
                        "records lie on disk as they came, and the stream is %s; Kinesis changes it once it is ACTIVE"
                                .formatted(stream.status()));
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
