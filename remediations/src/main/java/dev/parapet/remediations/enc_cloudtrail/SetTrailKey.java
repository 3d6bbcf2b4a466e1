package dev.parapet.remediations.enc_cloudtrail;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/** Moves a trail to another key; absent is none, which leaves its files to the bucket's encryption. */
record SetTrailKey(String trail, Optional<String> before, Optional<String> after) implements Action {
    /** CloudTrail tries the key before it takes it, and logs on throughout. */
    static final Effect EFFECT = new Effect("cloudtrail:UpdateTrail", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "trail %s: log files encrypted with %s -> %s".formatted(trail, text(before), text(after));
    }

    private static String text(Optional<String> key) {
        return key.orElse("no key of its own");
    }

    /** What is not sent stays as it is, and an empty name takes the key away. */
    @Override
    public void apply(Aws aws) {
        aws.client(CloudTrailClient::builder)
                .updateTrail(request -> request.name(trail).kmsKeyId(after.orElse("")));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetTrailKey(trail, after, before));
    }
}
