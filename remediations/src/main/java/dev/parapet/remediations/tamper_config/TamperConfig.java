package dev.parapet.remediations.tamper_config;

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
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import software.amazon.awssdk.services.config.model.RecordingGroup;

/** AWS Config records, in every region. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TamperConfig implements Guardrail<TamperConfig.Recording> {
    private static final String TYPE = "AWS::::Account";

    private static final Control CONTROL = new Control(
            "tamper-config",
            "AWS Config records resources in every region in use",
            "Where nothing is recorded no Config rule ever fails, and every Security Hub control that rests on one falls silent.",
            Severity.HIGH,
            Family.TELEMETRY,
            TYPE,
            List.of(
                    new ApiCall(
                            "config",
                            "config.amazonaws.com",
                            List.of(
                                    "StopConfigurationRecorder",
                                    "DeleteConfigurationRecorder",
                                    "DeleteDeliveryChannel",
                                    "PutConfigurationRecorder")),
                    new SecurityHubControl("Config.1")),
            List.of(SetRecording.START, SetRecording.STOP),
            List.of(
                    allow("config:DescribeConfigurationRecorders", "*"),
                    allow("config:DescribeConfigurationRecorderStatus", "*"),
                    allow("config:DescribeDeliveryChannels", "*"),
                    allow("config:StartConfigurationRecorder", "configuration-recorder/*"),
                    allow("config:StopConfigurationRecorder", "configuration-recorder/*")),
            List.of("LOG-2"),
            List.of(
                    Mapping.of("fsbp", "Config.1", "securityhub"),
                    Mapping.of("cis-5.0", "3.3", "prowler"),
                    Mapping.of("cis-7.0", "4.3", "prowler"),
                    Mapping.of("nist-800-53-r5", "CM-3 CM-6(1) CM-8 CM-8(2)", "securityhub"),
                    Mapping.of("soc2", "CC7.1 CC8.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.5.9 A.8.9", "judgement"),
                    Mapping.of("hipaa", "164.308(a)(1)(ii)(A)", "prowler")),
            List.of());

    /**
     * What the decision needs of Config in one region.
     *
     * @param recorder the customer's own; a region has one at most
     * @param channel the name of the delivery channel, without which no recorder starts
     */
    public record Recording(Optional<Recorder> recorder, Optional<String> channel) {}

    /**
     * The recorder.
     *
     * @param everything whether it records every type of resource
     */
    public record Recorder(String name, boolean recording, boolean everything) {}

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Recording> state() {
        return Recording.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetRecording.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        ResourceId account = finding.origin().resource(TYPE, finding.origin().account());
        boolean put = finding instanceof Finding.ApiActivity call && call.name().equals("PutConfigurationRecorder");
        return List.of(put ? new Target(account, Map.of("changed", "the recorder")) : Target.of(account));
    }

    @Override
    public Stream<Seen<Recording>> survey(Place place, Aws aws) {
        return Stream.of(Seen.named(place.account(TYPE)));
    }

    /** Recorders that belong to a service are not among those that are described without a name. */
    @Override
    public Optional<Recording> observe(Target target, Aws aws) {
        ConfigClient config = aws.client(ConfigClient::builder);
        Optional<ConfigurationRecorder> found =
                config.describeConfigurationRecorders().configurationRecorders().stream()
                        .findFirst();
        return Optional.of(new Recording(
                found.map(recorder -> recorder(recorder, config)),
                config.describeDeliveryChannels().deliveryChannels().stream()
                        .map(DeliveryChannel::name)
                        .findFirst()));
    }

    private static Recorder recorder(ConfigurationRecorder recorder, ConfigClient config) {
        return new Recorder(
                recorder.name(),
                config
                        .describeConfigurationRecorderStatus(
                                request -> request.configurationRecorderNames(recorder.name()))
                        .configurationRecordersStatus()
                        .stream()
                        .anyMatch(ConfigurationRecorderStatus::recording),
                Optional.ofNullable(recorder.recordingGroup())
                        .map(RecordingGroup::allSupported)
                        .orElse(true));
    }

    @Override
    public Decision decide(Target target, Recording recording) {
        ResourceId account = target.resource();
        if (recording.recorder().isEmpty()) {
            return new Escalate("Config has no recorder in this region", ByHand.recorder(account));
        }
        Recorder recorder = recording.recorder().get();
        if (recording.channel().isEmpty()) {
            return new Escalate(
                    "Config's recorder %s has no delivery channel, without which it does not start"
                            .formatted(recorder.name()),
                    ByHand.channel(account, recorder.name()));
        }
        if (!recorder.recording()) {
            Action action = new SetRecording(recorder.name(), false, true);
            return new Remediate(new Plan(account, List.of(action)), "Config records nothing in this region");
        }
        if (target.hint("changed").isPresent() && !recorder.everything()) {
            return new Escalate(
                    "Config's recorder %s was changed and leaves types of resources out".formatted(recorder.name()),
                    ByHand.everything(account, recorder.name()));
        }
        return new Compliant("Config records in this region");
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().equals("StartConfigurationRecorder");
    }

    /** What else about the recorder was changed since does not matter. */
    @Override
    public boolean untouchedSince(Recording left, Recording now) {
        return left.recorder().map(Recorder::recording).equals(now.recorder().map(Recorder::recording));
    }
}
