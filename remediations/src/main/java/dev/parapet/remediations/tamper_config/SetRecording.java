package dev.parapet.remediations.tamper_config;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.config.ConfigClient;

/** Starts a configuration recorder; its undo stops it. */
record SetRecording(String recorder, boolean before, boolean after) implements Action {
    static final Effect START = new Effect("config:StartConfigurationRecorder", Risk.SAFE, Undo.EXACT);
    static final Effect STOP = new Effect("config:StopConfigurationRecorder", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return after ? START : STOP;
    }

    @Override
    public String describe() {
        return "Config recorder %s: %s -> %s".formatted(recorder, word(before), word(after));
    }

    private static String word(boolean recording) {
        return recording ? "recording" : "stopped";
    }

    @Override
    public void apply(Aws aws) {
        ConfigClient config = aws.client(ConfigClient::builder);
        if (after) {
            config.startConfigurationRecorder(request -> request.configurationRecorderName(recorder));
        } else {
            config.stopConfigurationRecorder(request -> request.configurationRecorderName(recorder));
        }
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetRecording(recorder, after, before));
    }
}
