package dev.parapet.remediations.enc_firehose;

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
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.remediations.shared.RegionalKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;

/** Records that wait for their delivery lie encrypted. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncFirehose implements Guardrail<DeliveryStream> {
    private static final String TYPE = "AWS::KinesisFirehose::DeliveryStream";

    /** There the records rest, and Firehose holds none. */
    private static final Set<String> SOURCES_THAT_KEEP = Set.of("KinesisStreamAsSource", "MSKAsSource");

    private static final Control CONTROL = new Control(
            "enc-firehose",
            "Firehose streams are encrypted at rest",
            "What a delivery stream has taken waits on its disks for hours when the destination is down, readable if it is plain.",
            Severity.MEDIUM,
            Family.MESSAGING,
            TYPE,
            List.of(
                    new ApiCall(
                            "firehose",
                            "firehose.amazonaws.com",
                            List.of("CreateDeliveryStream", "StopDeliveryStreamEncryption")),
                    new ConfigRule("kinesis-firehose-delivery-stream-encrypted", TYPE)),
            List.of(SetEncryption.START, SetEncryption.STOP),
            List.of(
                    allow("firehose:ListDeliveryStreams", "*"),
                    allow("firehose:DescribeDeliveryStream", "deliverystream/*"),
                    allow("firehose:StartDeliveryStreamEncryption", "deliverystream/*"),
                    allow("firehose:StopDeliveryStreamEncryption", "deliverystream/*")),
            List.of(),
            List.of(Mapping.of("soc2", "CC6.1", "judgement"), Mapping.of("iso-27001-2022", "A.8.24", "judgement")),
            List.of(RegionalKey.parameter("a key owned by Firehose")));

    private final Optional<RegionalKey> key;

    /** With a key owned by Firehose. */
    public EncFirehose() {
        this(Optional.empty());
    }

    private EncFirehose(Optional<RegionalKey> key) {
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
    public Class<DeliveryStream> state() {
        return DeliveryStream.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetEncryption.class);
    }

    @Override
    public Guardrail<DeliveryStream> with(Map<String, JsonNode> parameters) {
        return new EncFirehose(RegionalKey.in(parameters, "enc-firehose"));
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : finding.named(TYPE);
    }

    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        String name = call.request().path("deliveryStreamName").asText("");
        return name.matches("[\\w.-]{1,64}") ? Optional.of(call.origin().resource(TYPE, name)) : Optional.empty();
    }

    /**
     * Only streams that are written to directly can be at fault, and the list can be asked for them. It has no token: the next
     * page begins after the last name of this one.
     */
    @Override
    public Stream<Seen<DeliveryStream>> survey(Place place, Aws aws) {
        FirehoseClient firehose = aws.client(FirehoseClient::builder);
        return Stream.iterate(
                        firehose.listDeliveryStreams(
                                request -> request.deliveryStreamType(DeliveryStreamType.DIRECT_PUT)
                                        .limit(100)),
                        page -> !page.deliveryStreamNames().isEmpty(),
                        page -> after(page, firehose))
                .flatMap(page -> page.deliveryStreamNames().stream())
                .map(name -> Seen.named(place.resource(TYPE, name)));
    }

    private static ListDeliveryStreamsResponse after(ListDeliveryStreamsResponse page, FirehoseClient firehose) {
        return Boolean.TRUE.equals(page.hasMoreDeliveryStreams())
                ? firehose.listDeliveryStreams(request -> request.deliveryStreamType(DeliveryStreamType.DIRECT_PUT)
                        .limit(100)
                        .exclusiveStartDeliveryStreamName(
                                page.deliveryStreamNames().getLast()))
                : ListDeliveryStreamsResponse.builder().build();
    }

    @Override
    public Optional<DeliveryStream> observe(Target target, Aws aws) {
        try {
            return Optional.of(DeliveryStream.of(aws.client(FirehoseClient::builder)
                    .describeDeliveryStream(request ->
                            request.deliveryStreamName(target.resource().id()))
                    .deliveryStreamDescription()));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    @Override
    public Decision decide(Target target, DeliveryStream stream) {
        if (stream.encrypted()) {
            return new Compliant("records are encrypted with " + stream.key().orElse("a key owned by Firehose"));
        }
        if (stream.status().equals("DELETING") || stream.status().equals("CREATING_FAILED")) {
            return new Compliant("the delivery stream is %s and takes no records".formatted(stream.status()));
        }
        if (SOURCES_THAT_KEEP.contains(stream.type())) {
            return new Compliant(
                    "its records come from %s, whose own encryption holds here, too".formatted(stream.type()));
        }
        if (!stream.direct()) {
            return new Escalate(
                    "records lie on disk as they came, and Firehose encrypts only what is written to it directly, not what comes from "
                            + stream.type());
        }
        if (stream.failed()) {
            return failed(target.resource(), stream);
        }
        return plain(target.resource(), stream);
    }

    private static Decision failed(ResourceId id, DeliveryStream stream) {
        String where = "--region %s --delivery-stream-name %s".formatted(id.region(), stream.name());
        return new Escalate(
                "a change failed and nobody knows which key holds: the stream is %s, its encryption %s"
                        .formatted(stream.status(), stream.encryption()),
                List.of(
                        "aws firehose describe-delivery-stream %s: FailureDescription says why".formatted(where),
                        "mend the key or its policy, then aws firehose start-delivery-stream-encryption %s --delivery-stream-encryption-configuration-input KeyType=CUSTOMER_MANAGED_CMK,KeyARN=… (or KeyType=AWS_OWNED_CMK)"
                                .formatted(where)));
    }

    private Decision plain(ResourceId id, DeliveryStream stream) {
        Optional<String> here = key.flatMap(set -> set.in(id.region()));
        if (key.isPresent() && here.isEmpty()) {
            return new Escalate(
                    "records lie on disk as they came, and the key that is set is none of %s: set one that holds in every region, or exempt this stream"
                            .formatted(id.region()));
        }
        Plan plan = new Plan(id, List.of(new SetEncryption(stream.name(), true, here)));
        boolean ready = stream.status().equals("ACTIVE") && !stream.encryption().endsWith("ING");
        return ready
                ? new Remediate(plan, "records lie on disk as they came")
                : new Postpone(
                        plan,
                        "records lie on disk as they came, and the stream is %s with encryption %s; Firehose changes it once it is at rest"
                                .formatted(stream.status(), stream.encryption()));
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().equals("StartDeliveryStreamEncryption");
    }

    /** The status comes and goes by itself. */
    @Override
    public boolean untouchedSince(DeliveryStream left, DeliveryStream now) {
        return left.name().equals(now.name())
                && left.encrypted() == now.encrypted()
                && left.key().equals(now.key());
    }
}
