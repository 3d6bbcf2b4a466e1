package dev.parapet.remediations.tamper_cloudtrail;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/** Moves a trail from one set of selectors to another; CloudTrail replaces them as a whole. */
record SetSelectors(String trail, Selectors before, Selectors after) implements Action {
    static final Effect EFFECT = new Effect("cloudtrail:PutEventSelectors", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "trail %s: %s -> %s".formatted(trail, before, after);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(CloudTrailClient::builder).putEventSelectors(request -> {
            request.trailName(trail);
            if (after.advanced().isEmpty()) {
                request.eventSelectors(
                        after.basic().stream().map(Basic::selector).toList());
            } else {
                request.advancedEventSelectors(
                        after.advanced().stream().map(Advanced::selector).toList());
            }
        });
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetSelectors(trail, after, before));
    }
}
