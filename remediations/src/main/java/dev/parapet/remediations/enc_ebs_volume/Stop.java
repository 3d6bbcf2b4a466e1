package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Stops an instance, so that nothing is written between the snapshot and the swap; its undo starts it. */
record Stop(String instance) implements Action {
    static final Effect EFFECT = new Effect("ec2:StopInstances", Risk.DISRUPTIVE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EC2 instance %s: running -> stopped".formatted(instance);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(Ec2Client::builder).stopInstances(request -> request.instanceIds(instance));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new Start(instance));
    }
}
