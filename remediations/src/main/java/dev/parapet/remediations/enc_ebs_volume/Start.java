package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Starts an instance that was stopped for its volume; its undo stops it. */
record Start(String instance) implements Action {
    static final Effect EFFECT = new Effect("ec2:StartInstances", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EC2 instance %s: stopped -> running".formatted(instance);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(Ec2Client::builder).startInstances(request -> request.instanceIds(instance));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new Stop(instance));
    }
}
