package dev.parapet.remediations.tamper_cloudtrail;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/** Starts a trail; its undo stops it. */
record SetLogging(String trail, boolean before, boolean after) implements Action {
    static final Effect START = new Effect("cloudtrail:StartLogging", Risk.SAFE, Undo.EXACT);
    static final Effect STOP = new Effect("cloudtrail:StopLogging", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return after ? START : STOP;
    }

    @Override
    public String describe() {
        return "trail %s: %s -> %s".formatted(trail, word(before), word(after));
    }

    private static String word(boolean logging) {
        return logging ? "recording" : "stopped";
    }

    @Override
    public void apply(Aws aws) {
        CloudTrailClient cloudTrail = aws.client(CloudTrailClient::builder);
        if (after) {
            cloudTrail.startLogging(request -> request.name(trail));
        } else {
            cloudTrail.stopLogging(request -> request.name(trail));
        }
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetLogging(trail, after, before));
    }
}
