package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Deletes the encrypted volume of a swap that did not come to its end; its undo makes it again. */
record DropVolume(MakeVolume made) implements Action {
    /** Nothing has written to it, and what it was made of is still there. */
    static final Effect EFFECT = new Effect("ec2:DeleteVolume", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EBS volume %s: its encrypted double, never used -> deleted".formatted(made.volume());
    }

    @Override
    public void apply(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client::builder);
        Traces.replacement(ec2, made.volume()).ifPresent(id -> ec2.deleteVolume(request -> request.volumeId(id)));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(made);
    }
}
