package dev.parapet.organization.config;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.RecordingFrequency;

/** Makes a recorder of all types, or makes one record all. */
record PutRecorder(String name, String before, String role, boolean global) implements Change {
    @Override
    public Kind kind() {
        return before.equals("none") ? Kind.CREATE : Kind.UPDATE;
    }

    @Override
    public String api() {
        return "config:PutConfigurationRecorder";
    }

    @Override
    public String describe() {
        return "recorder %s: %s -> all types, %s IAM".formatted(name, before, global ? "with" : "without");
    }

    @Override
    public void apply(Aws aws) {
        aws.client(ConfigClient::builder)
                .putConfigurationRecorder(to -> to.configurationRecorder(recorder -> recorder.name(name)
                        .roleARN(role)
                        .recordingMode(mode -> mode.recordingFrequency(RecordingFrequency.CONTINUOUS))
                        .recordingGroup(group -> group.allSupported(true).includeGlobalResourceTypes(global))));
    }
}
