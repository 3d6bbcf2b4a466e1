package dev.parapet.organization.config;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import software.amazon.awssdk.services.config.ConfigClient;

/** Lets a recorder record. AWS refuses it before there is a channel. */
record StartRecorder(String name) implements Change {
    @Override
    public Kind kind() {
        return Kind.UPDATE;
    }

    @Override
    public String api() {
        return "config:StartConfigurationRecorder";
    }

    @Override
    public String describe() {
        return "recorder %s: stopped -> recording".formatted(name);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(ConfigClient::builder).startConfigurationRecorder(to -> to.configurationRecorderName(name));
    }
}
