package dev.parapet.organization.config;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.config.RecorderState.Channel;
import dev.parapet.organization.config.RecorderState.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;
import software.amazon.awssdk.services.config.model.RecordingFrequency;
import software.amazon.awssdk.services.config.model.RecordingGroup;

/**
 * A recorder that records, in one account and region. One that Control Tower or somebody else made is taken as it is: what it
 * leaves out is said, and only started when it stands still.
 */
public record Recording(RecorderWish wish) implements Part<RecorderState> {
    /** Reads it; a recorder that belongs to a service of AWS is not the account's. */
    @Override
    public RecorderState observe(Aws aws) {
        ConfigClient config = aws.client(ConfigClient::builder);
        Optional<ConfigurationRecorder> own = config.describeConfigurationRecorders().configurationRecorders().stream()
                .filter(recorder -> recorder.servicePrincipal() == null)
                .findFirst();
        Optional<Recorder> recorder = own.map(found -> recorder(found, recording(config, found.name())));
        return new RecorderState(recorder, channel(config));
    }

    private static boolean recording(ConfigClient config, String name) {
        return config
                .describeConfigurationRecorderStatus(to -> to.configurationRecorderNames(name))
                .configurationRecordersStatus()
                .stream()
                .anyMatch(ConfigurationRecorderStatus::recording);
    }

    private static Recorder recorder(ConfigurationRecorder found, boolean recording) {
        RecordingGroup group = found.recordingGroup();
        boolean daily =
                found.recordingMode() != null && found.recordingMode().recordingFrequency() == RecordingFrequency.DAILY;
        return new Recorder(
                found.name(),
                Boolean.TRUE.equals(group.allSupported()),
                Boolean.TRUE.equals(group.includeGlobalResourceTypes()),
                daily,
                recording);
    }

    private static Optional<Channel> channel(ConfigClient config) {
        return config.describeDeliveryChannels().deliveryChannels().stream()
                .map(found -> new Channel(found.name(), found.s3BucketName()))
                .findFirst();
    }

    /** Recorder, then channel, then start: AWS knows no other order. */
    @Override
    public Proposal plan(RecorderState state) {
        List<Change> changes = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        state.recorder()
                .ifPresentOrElse(
                        found -> keep(found, changes, notes),
                        () -> changes.add(new PutRecorder(RecorderWish.NAME, "none", wish.role(), wish.global())));
        state.channel()
                .ifPresentOrElse(
                        found -> keep(found, changes, notes), () -> changes.add(channel("none", RecorderWish.NAME)));
        if (!state.recorder().map(Recorder::recording).orElse(false)) {
            changes.add(new StartRecorder(state.recorder().map(Recorder::name).orElse(RecorderWish.NAME)));
        }
        return new Proposal(changes, notes);
    }

    private void keep(Recorder found, List<Change> changes, List<String> notes) {
        String shortfall = shortfall(found);
        boolean ours = found.name().equals(RecorderWish.NAME) || wish.takeOver();
        if (!shortfall.isEmpty() && ours) {
            changes.add(new PutRecorder(found.name(), shortfall, wish.role(), wish.global()));
        } else if (!ours) {
            notes.add("adopted recorder " + found.name() + (shortfall.isEmpty() ? "" : ", which records " + shortfall));
        }
    }

    /** What the rules would miss; IAM where it should not be recorded is only money. */
    private String shortfall(Recorder found) {
        List<String> lacks = new ArrayList<>();
        if (!found.everything()) {
            lacks.add("not all types");
        }
        if (wish.global() && !found.global()) {
            lacks.add("no IAM");
        }
        if (found.daily()) {
            lacks.add("once a day");
        }
        return String.join(", ", lacks);
    }

    private void keep(Channel found, List<Change> changes, List<String> notes) {
        boolean there = found.bucket().equals(wish.bucket());
        boolean ours = found.name().equals(RecorderWish.NAME) || wish.takeOver();
        if (!there && ours) {
            changes.add(channel("s3://" + found.bucket(), found.name()));
        } else if (!there) {
            notes.add("adopted delivery channel %s, which delivers to s3://%s".formatted(found.name(), found.bucket()));
        }
    }

    private PutChannel channel(String before, String name) {
        return new PutChannel(name, before, wish.bucket(), wish.prefix(), wish.key());
    }
}
