package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Writes down on a volume how far its swap is, see {@link Swap}; its undo writes the word before. */
record Mark(String volume, String before, String after) implements Action {
    /** A tag of Parapet's own; where there was none before, an empty one stays behind and says nothing. */
    static final Effect EFFECT = new Effect("ec2:CreateTags", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EBS volume %s: tag %s '%s' -> '%s'".formatted(volume, Swap.TAG, before, after);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(Ec2Client::builder)
                .createTags(request -> request.resources(volume).tags(Traces.tag(Swap.TAG, after)));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new Mark(volume, after, before));
    }
}
